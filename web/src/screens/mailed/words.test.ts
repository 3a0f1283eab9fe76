import { expect, test } from "vitest";
import { chosen, KINDS, OFTEN, type Preferences, said } from "./words";

const NOW: Preferences = {
  registrations: "daily",
  waiting: "direct",
  documents: "daily",
  due: "daily",
  rights: "direct",
  messages: "direct",
  invitations: "off",
  stopped: false,
  addresses: [{ institution: "030569", email: "sofie@school.example" }],
};

test("all that was chosen is sent, and nothing of the addresses", () => {
  const sent = chosen(NOW, { documents: "weekly" });
  expect({ ...sent, addresses: NOW.addresses }).toEqual({ ...NOW, documents: "weekly" });
  expect(new Set(Object.keys(sent))).toEqual(new Set([...Object.keys(KINDS), "stopped"]));
});

test.each([
  [{ documents: "weekly" }, "Documenten: elke maandag, in één overzicht."],
  [{ stopped: true }, "U krijgt geen mails meer."],
  [{ stopped: false }, "U krijgt weer mails."],
] as const)("%j is said as it is", (change, sentence) => {
  expect(said(change)).toBe(sentence);
});

test("every frequency has its words", () => {
  expect(Object.keys(OFTEN)).toEqual(["direct", "daily", "weekly", "off"]);
});
