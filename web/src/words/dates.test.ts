import { expect, test } from "vitest";
import { endOfNextSchoolYear, yearsAfter } from "./dates";

test.each([
  ["2026-11-24", "2028-08-31"],
  ["2027-08-31", "2028-08-31"],
  ["2027-09-01", "2029-08-31"],
])("the school year after that of %s ends on %s", (day, last) => {
  expect(endOfNextSchoolYear(day)).toBe(last);
});

test.each([
  ["2026-11-24", "2030-11-24"],
  ["2028-02-29", "2032-02-29"],
  ["2096-02-29", "2100-02-28"],
])("four years after %s it is %s", (day, later) => {
  expect(yearsAfter(day, 4)).toBe(later);
});
