import { expect, test } from "vitest";
import { type Event, isOf, sentenceOf } from "./history-words";

const names: Record<string, string> = { sofie: "Sofie Maertens", bert: "Bert Claessens" };
const people = {
  all: Object.entries(names).map(([id, name]) => ({ id, name, function: "", side: "clb" as const, active: true, may_own: true })),
  nameOf: ({ id, function: role }: { id: string; function: string }) => names[id] ?? role,
};
const year = new Date().getFullYear();
const event = (action: string, more: Partial<Event> = {}): Event => ({
  at: `${year}-11-18T10:00:00.000Z`,
  action,
  subject: "REG#r1",
  version: 1,
  fields: [],
  by: { id: "sofie", function: "zorgcoördinator", side: "school" },
  role: "samenwerkingsdossier-school",
  ...more,
});
const said = (action: string, more?: Partial<Event>) => sentenceOf(event(action, more), people);

test("who did what, and when", () => {
  expect(said("reply:add", { fields: ["kind", "text"] })).toBe("18 november: Sofie Maertens voegde een reactie toe");
});

test("a revision says which fields, by their labels; an unknown field is left out", () => {
  expect(said("agreement:revise", { fields: ["due_on", "mood", "status"] })).toBe(
    "18 november: Sofie Maertens wijzigde een afspraak: tegen wanneer, stand",
  );
});

test("to whom it was handed over; who left goes by their function", () => {
  expect(said("registration:hand_over", { to: "bert", fields: ["owner"] })).toMatch(/over aan Bert Claessens$/);
  expect(said("registration:hand_over", { to: "gone" })).toMatch(/over aan een collega$/);
  expect(said("goal:add", { by: { id: "gone", function: "leerkracht", side: "school" } })).toContain(": leerkracht voegde");
});

test("a local administrator acts as such; a new action is told in general", () => {
  expect(said("registration:close", { role: "lokale-beheerder" })).toContain("(als lokale beheerder) rondde");
  expect(said("registration:celebrate")).toMatch(/wijzigde iets$/);
});

test.each([
  ["REG#r1", true],
  ["REG#r1#GOAL#g1", true],
  ["REG#r12", false],
  ["DOSSIER", false],
  ["DOC#d1", true],
  ["DOC#d2", false],
])("an event of %s is of registration r1: %s", (subject, expected) => {
  expect(isOf("r1", event("goal:add", { subject }), ["d1"])).toBe(expected);
});
