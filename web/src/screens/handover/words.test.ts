import { expect, test } from "vitest";
import { type Colleague, farOf, type Handover, mayBeUndone, nameIn, outcomeOf } from "./words";

const handover = (more: Partial<Handover>): Handover =>
  ({ state: "done", undo_until: "2026-12-08T08:00:00.000Z", total: 12, moved: 12, skipped: 0, returned: 0, kept: 0, ...more }) as Handover;

test.each([
  ["done", true],
  ["stopped", true],
  ["undo_stopped", true],
  ["running", false],
  ["undoing", false],
  ["undone", false],
] as [Handover["state"], boolean][])("what is %s may be undone: %s", (state, may) => {
  expect(mayBeUndone(handover({ state }), "2026-12-08T08:00:00.000Z")).toBe(may);
});

test("nothing is undone after its term, nor when nothing moved", () => {
  expect(mayBeUndone(handover({}), "2026-12-08T08:00:00.001Z")).toBe(false);
  expect(mayBeUndone(handover({ moved: 0 }), "2026-11-25T08:00:00.000Z")).toBe(false);
  expect(mayBeUndone(handover({ state: "undo_stopped", returned: 12 }), "2026-11-25T08:00:00.000Z")).toBe(false);
});

test("how it went is told, with what stayed behind", () => {
  expect(outcomeOf(handover({ moved: 1 }))).toEqual(["1 registratie overgedragen."]);
  expect(outcomeOf(handover({ skipped: 2 }))[1]).toContain("2 registraties in een beëindigd dossier");
  expect(outcomeOf(handover({ state: "undone", returned: 9, kept: 3 }))).toHaveLength(2);
  expect(outcomeOf(handover({ state: "stopped" }))[0]).toContain("stopte het");
  expect(outcomeOf(handover({ state: "running" }))).toEqual([]);
});

test("how far it is, once it is known how much there is", () => {
  expect(farOf(handover({ state: "running", total: null }))).toBeUndefined();
  expect(farOf(handover({ state: "running", moved: 5, skipped: 1 }))).toEqual({ done: 6, of: 12 });
  expect(farOf(handover({ state: "undoing", returned: 4, kept: 1 }))).toEqual({ done: 5, of: 12 });
});

test("who left keeps a function, and who is not known at all is somebody of before", () => {
  const staff = [{ id: "a", name: "Anna", function: "psycholoog" }, { id: "b", function: "arts" }] as Colleague[];
  expect(["a", "b", "c"].map((id) => nameIn(staff, id))).toEqual(["Anna", "arts", "een vroegere collega"]);
});
