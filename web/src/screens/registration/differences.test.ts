import { expect, test } from "vitest";
import { differencesOf, together } from "./differences";

const read = { text: "schema maken", due_on: "", status: "open" };

test("changes of different fields go together", () => {
  const mine = { ...read, text: "weekschema maken" };
  const theirs = { ...read, status: "kept" };
  expect(together(read, mine, theirs)).toEqual({
    merged: { text: "weekschema maken", due_on: "", status: "kept" },
    clashes: [],
  });
});

test("what both changed to something else clashes, and nothing else does", () => {
  const mine = { text: "weekschema", due_on: "2026-12-04", status: "kept" };
  const theirs = { text: "dagschema", due_on: "", status: "kept" };
  const { merged, clashes } = together(read, mine, theirs);
  expect(clashes).toEqual(["text"]);
  expect(merged).toEqual(mine);
});

test("what I left as it was, is as the other made it", () => {
  const theirs = { text: "dagschema", due_on: "2026-12-11", status: "dropped" };
  expect(together(read, read, theirs)).toEqual({ merged: theirs, clashes: [] });
});

test("a clash is shown in words", () => {
  const words = { status: { kept: "Nagekomen", dropped: "Losgelaten" } };
  const mine = { status: "kept", due_on: "2026-12-04" };
  const theirs = { status: "dropped", due_on: "" };
  expect(differencesOf(["status", "due_on"], mine, theirs, words)).toEqual([
    { name: "status", label: "Stand", mine: "Nagekomen", theirs: "Losgelaten" },
    { name: "due_on", label: "Tegen wanneer", mine: "4 december 2026", theirs: "" },
  ]);
});
