import { expect, test } from "vitest";
import { fits, narrowedBy } from "./narrowing";

const card = {
  title: "Écoles en lezen",
  site: "Dorp",
  themes: ["pesten"],
  owner: { id: "anna", function: "", side: "clb" },
  status: "open",
  activity: "signal",
  domains: ["learning"],
  school_year: "2026-2027",
  waiting_for: null,
} as unknown as Parameters<typeof fits>[0];

test.each([
  [{}, true],
  [{ q: "ecole  LEZEN" }, true],
  [{ q: "dorp pesten" }, true],
  [{ q: "lezen rekenen" }, false],
  [{ status: "open", theme: "pesten", owner: "anna", activity: "signal" }, true],
  [{ status: "closed" }, false],
  [{ theme: "lezen" }, false],
  [{ owner: "bert" }, false],
  [{ school_year: "2025-2026" }, false],
  [{ domain: "learning" }, true],
  [{ domain: "wellbeing" }, false],
  [{ activity: "consultation" }, false],
  [{ waiting_for: "none" }, true],
  [{ waiting_for: "clb" }, false],
])("what is kept fits %j: %s", (narrowed, expected) => {
  expect(fits(card, narrowed)).toBe(expected);
});

test("what does not exist is not asked", () => {
  expect(narrowedBy({ status: "half", q: "lezen", kies: "1", owner: "anna" })).toEqual({ q: "lezen", owner: "anna" });
});
