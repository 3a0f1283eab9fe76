import { expect, test } from "vitest";

import type { Schemas } from "../../api/types";
import { errorsIn } from "./checks";
import { allThemes, bodyOf, emptyValues, type Values, valuesOf, withThemes } from "./values";

type Registration = Schemas["Registration"];

const QUICK = {
  title: "Overgang naar het eerste leerjaar",
  activity: "team_support",
  activity_date: "2026-11-24",
  boundary_confirmed: true,
} as const;

const FULL = {
  ...QUICK,
  description: "Twee leerkrachten vragen raad.\nZe zien hetzelfde.",
  understanding: "De overgang is bruusk.",
  advice: "Een overlegmoment per maand.",
  outcome: "Een vaste werkwijze.",
  domains: ["learning", "wellbeing"],
  themes: ["overgang", "differentiatie"],
  care_phase: "increased",
  target_group: "eerste leerjaar",
  signal_source: "zorgoverleg",
  participants: [
    { function: "leerkracht", count: 4 },
    { function: "directeur", count: 1 },
  ],
  contact_form: "on_site",
  duration_minutes: 50,
  follow_up_on: "2026-12-08",
  site: "Kerkstraat",
} as const;

/** What the API keeps besides the content; the form has no part in it. */
const kept = (content: object) =>
  ({ id: "r1", dossier_id: "114983-030569", version: 3, status: "open", ...content }) as unknown as Registration;

const filled = (more: Partial<Values>): Values => ({ ...valuesOf(kept(QUICK)), ...more });

test("a full registration comes back from the form as it was", () => {
  expect(bodyOf(valuesOf(kept(FULL)))).toEqual(FULL);
});

test("a quick registration comes back as its four fields, and nothing else", () => {
  expect(bodyOf(valuesOf(kept(QUICK)))).toEqual(QUICK);
});

test("what is emptied is left out, spaces around a text too", () => {
  const values = { ...valuesOf(kept(FULL)), description: "  ", advice: " Kort. ", themes: [], duration_minutes: "" };
  const body = bodyOf(values);
  expect(body).not.toHaveProperty("description");
  expect(body).not.toHaveProperty("themes");
  expect(body).not.toHaveProperty("duration_minutes");
  expect(body.advice).toBe("Kort.");
});

test("a row of participants in which nothing stands is not sent", () => {
  const participants = [{ function: "", count: " " }, { function: " ouder ", count: "12" }];
  expect(bodyOf(filled({ participants })).participants).toEqual([{ function: "ouder", count: 12 }]);
});

test("themes are parted by a comma or a line, each stands there once", () => {
  expect(withThemes(["pesten"], " taal, pesten\nrust ,,")).toEqual(["pesten", "taal", "rust"]);
  expect(allThemes({ themes: ["taal"], theme: "rust" })).toEqual(["taal", "rust"]);
  expect(bodyOf(filled({ theme: "rust" })).themes).toEqual(["rust"]);
});

test("an empty form asks for the four fields, in the order of the screen; only the day is there", () => {
  const errors = errorsIn(emptyValues("2026-11-24"));
  expect(Object.keys(errors)).toEqual(["title", "activity", "boundary_confirmed"]);
});

test("nothing is wrong with a quick and with a full registration", () => {
  expect(errorsIn(valuesOf(kept(QUICK)))).toEqual({});
  expect(errorsIn(valuesOf(kept(FULL)))).toEqual({});
});

const WRONG: [string, Partial<Values>][] = [
  ["title", { title: "x".repeat(121) }],
  ["activity_date", { activity_date: "" }],
  ["activity_date", { activity_date: "1999-12-31" }],
  ["description", { description: "x".repeat(4001) }],
  ["themes", { themes: Array.from({ length: 11 }, (_, number) => `thema ${number}`) }],
  ["themes", { theme: "x".repeat(61) }],
  ["site", { site: "x".repeat(121) }],
  ["participants", { participants: [{ function: "leerkracht", count: "" }] }],
  ["participants", { participants: [{ function: "", count: "3" }] }],
  ["participants", { participants: [{ function: "leerkracht", count: "1000" }] }],
  ["duration_minutes", { duration_minutes: "een uur" }],
  ["duration_minutes", { duration_minutes: "0" }],
  ["duration_minutes", { duration_minutes: "1441" }],
  ["follow_up_on", { follow_up_on: "2100-01-01" }],
];

test.each(WRONG)("%s is told to be wrong (%#)", (name, more) => {
  expect(Object.keys(errorsIn(filled(more)))).toEqual([name]);
});
