import { expect, it } from "vitest";
import { leftUntil, sizeOf, titleOf } from "./exporting";

it.each([[0, "0 bytes"], [999, "999 bytes"], [1_000, "1 kB"], [13_137, "13 kB"], [2_400_000, "2 MB"]])("says how large %i bytes are", (bytes, said) => {
  expect(sizeOf(bytes)).toBe(said);
});

it.each([[167.9, "nog 7 dagen"], [47, "nog 2 dagen"], [25, "nog 1 dag"], [23.9, "nog 23 uur"], [0.5, "nog minder dan een uur"], [0, ""], [-1, ""]])("says how long %f hours are", (hours, said) => {
  const now = Date.parse("2026-11-25T08:00:00.000Z");
  expect(leftUntil(new Date(now + hours * 3_600_000).toISOString(), now)).toBe(said);
});

it("says what was made by its kind, year and form", () => {
  expect(titleOf({ what: "bundle", school_year: "2026-2027", format: "html", functions: true })).toBe("Doorlichtingsbundel 2026-2027, om af te drukken, met functies");
});
