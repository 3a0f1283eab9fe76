import { describe, expect, it } from "vitest";
import { groupsOf, hours, inShort, type Year, yearsTo } from "./figures";

const NONE = { shares: [], other: 0, none: 0 };
const EMPTY: Year = {
  school_year: "2026-2027",
  is_complete: true,
  registrations: 0,
  answered: 0,
  by_activity: NONE,
  by_domain: NONE,
  by_theme: NONE,
  by_care_phase: NONE,
  by_month: [{ month: "2026-09", registrations: 0 }],
  goals: { open: 0, reached: 0, partly: 0, dropped: 0 },
  agreements: { kept: { in_time: 0, late: 0, undated: 0 }, open: { overdue: 0, later: 0, undated: 0 }, dropped: 0 },
  open_points: { registrations: 0, goals: 0, agreements: 0, waiting_for_clb: 0, waiting_for_school: 0 },
};

const rowsOf = (name: string, now: Partial<Year>, before: Partial<Year>) =>
  groupsOf({ ...EMPTY, ...now }, { ...EMPTY, ...before }).find((group) => group.name === name)?.rows;

const themes = (shares: Record<string, number>, other = 0) => ({
  by_theme: { shares: Object.entries(shares).map(([value, registrations]) => ({ value, registrations })), other, none: 0 },
});

describe("a year beside the one before", () => {
  it("takes a theme for one, however each year spells it", () => {
    expect(rowsOf("Thema's", themes({ Pesten: 9 }), themes({ pesten: 7 }))).toEqual([{ label: "Pesten", now: 9, before: 7 }]);
  });

  it("has no number where a year counts it with others, and none where there was none", () => {
    expect(rowsOf("Thema's", themes({ rust: 6 }), themes({ pesten: 5 }, 8))).toEqual([
      { label: "rust", now: 6, before: undefined },
      { label: "pesten", now: 0, before: 5 },
      { label: "Andere samen", now: 0, before: 8 },
    ]);
  });

  it("has the schools of a CLB only, the most registrations first", () => {
    const school = (number: string, registrations: number) => ({ school: number, name: `School ${number}`, registrations, answered: 0 });
    const now = { by_school: [school("1", 2), school("2", 5)] };
    expect(rowsOf("Per school", now, { by_school: [school("3", 1)] })).toEqual([
      { label: "School 2", now: 5, before: 0 },
      { label: "School 1", now: 2, before: 0 },
      { label: "School 3", now: 0, before: 1 },
    ]);
    expect(rowsOf("Per school", {}, {})).toBeUndefined();
  });

  it("calls a month by its name, for both years", () => {
    expect(rowsOf("Per maand", {}, {})).toEqual([{ label: "september", now: 0, before: 0 }]);
  });
});

describe("in short", () => {
  it("says what people look for first, and nothing of what there is none of", () => {
    expect(inShort(EMPTY, EMPTY)).toEqual(["0 registraties (het jaar ervoor 0)"]);
    const agreements = { ...EMPTY.agreements, kept: { in_time: 7, late: 1, undated: 4 } };
    const year = { ...EMPTY, registrations: 126, answered: 52, agreements, minutes: { total: 3725, registrations: 40 } };
    expect(inShort(year, EMPTY)).toEqual([
      "126 registraties (het jaar ervoor 0)",
      "41 % met een reactie van de school",
      "88 % van de afspraken met een streefdatum op tijd nagekomen",
      "62 uur en 5 minuten, bij 40 registraties ingevuld (alleen voor het CLB)",
    ]);
  });

  it.each([[0, "0 minuten"], [1, "1 minuut"], [60, "1 uur"], [61, "1 uur en 1 minuut"]])("says %i minutes", (minutes, said) => {
    expect(hours(minutes)).toBe(said);
  });
});

it("offers this school year and five before it, and the one that was asked for", () => {
  expect(yearsTo("2026-2027", "2026-2027")).toHaveLength(6);
  expect(yearsTo("2026-2027", "2019-2020")[0]).toBe("2019-2020");
  expect(yearsTo("2026-2027", "2021-2022").at(-1)).toBe("2021-2022");
});
