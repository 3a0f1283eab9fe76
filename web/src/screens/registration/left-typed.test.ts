import { expect, test } from "vitest";
import { AGREEMENT } from "./sheets";
import type { EntryOf, Thread } from "./thread";
import { isSame, isThere } from "./left-typed";

const agreement = {
  id: "1", text: "Elke klas leest.", party: "both", status: "open", author: { id: "anna" }, version: 1,
} as EntryOf<"agreements">;
const thread = { agreements: [agreement] } as Thread;
const fields = AGREEMENT.fieldsOf(agreement);

test("what arrived before its answer came is there, from who wrote it", () => {
  const typed = { fields: { ...fields, text: "Elke klas leest. " } };
  expect(isThere(AGREEMENT, typed, thread, "anna")).toBe(true);
  expect(isThere(AGREEMENT, typed, thread, "sofie")).toBe(false);
  expect(isThere(AGREEMENT, { fields: { ...fields, text: "Iets anders." } }, thread, "anna")).toBe(false);
});

test("of what is changed, each field counts", () => {
  expect(isThere(AGREEMENT, { fields, read: agreement }, thread, "sofie")).toBe(true);
  expect(isThere(AGREEMENT, { fields: { ...fields, party: "clb" }, read: agreement }, thread, "anna")).toBe(false);
  expect(isSame(fields, { ...fields })).toBe(true);
});
