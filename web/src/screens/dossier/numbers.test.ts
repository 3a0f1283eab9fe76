import { expect, test } from "vitest";
import { candidates, elsewhere, nameOf, type Row } from "./numbers";

const row = (clb: string, school: string, status = "active") =>
  ({ id: `${clb}-${school}`, clb: { number: clb, name: "CLB" }, school: { number: school, name: `School ${school}` }, status }) as Row;
const HERE = row("000001", "000011");
const ROWS = [HERE, row("000001", "000012"), row("000001", "000013", "ended"), row("000002", "000014")];

test("a number can be agreed of an active dossier with the same CLB", () => {
  expect(candidates(HERE, ROWS).map(({ school }) => school.number)).toEqual(["000011", "000012"]);
});

test("a school that somebody does not see is its number", () => {
  expect(nameOf("000012", ROWS)).toBe("School 000012 (000012)");
  expect(nameOf("000099", ROWS)).toBe("000099");
});

test("what was agreed leads elsewhere only when it is another number", () => {
  expect(elsewhere(HERE, "000012")).toBe("000001-000012");
  expect(elsewhere(HERE, "000011")).toBeUndefined();
  expect(elsewhere(HERE, null)).toBeUndefined();
});
