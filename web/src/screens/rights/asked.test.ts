import { expect, test } from "vitest";
import { addressOf, askedBy, fileOf, queryOf } from "./asked";

const NOTHING = { right: "", q: "", on: "", soon: false } as const;

test("what is asked stands in the address, and is read from it again", () => {
  const asked = { right: "lokale-beheerder", q: "Noor & co", on: "2026-11-24", soon: true } as const;
  expect(askedBy(Object.fromEntries(new URLSearchParams(addressOf(asked))))).toEqual(asked);
  expect(addressOf(NOTHING)).toBe("");
});

test("an address that asks what does not exist asks nothing", () => {
  expect(askedBy({ recht: "toString", op: "gisteren" })).toEqual(NOTHING);
});

test("only what is asked goes to the API", () => {
  expect(queryOf(NOTHING)).toEqual({});
  const all = queryOf({ right: "lokale-beheerder", q: "noor", on: "2026-11-24", soon: true }, "abc");
  expect(all).toEqual({ right: "lokale-beheerder", q: "noor", on: "2026-11-24", ends_within: "60", cursor: "abc" });
});

test("a file is called after the day that it is about", () => {
  expect(fileOf("990011", { ...NOTHING, on: "2026-09-01" })).toBe("toekenningen-990011-2026-09-01.csv");
  expect(fileOf("990011", NOTHING)).toMatch(/^toekenningen-990011-\d{4}-\d\d-\d\d\.csv$/);
});
