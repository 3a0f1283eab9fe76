import { expect, test } from "vitest";

import { CHAPTERS } from "./chapters";
import { fold, found } from "./guide-search";
import { keys, list, paragraph, picture, type Chapter } from "./parts";

const chapter = (id: string, ...parts: Chapter["parts"]): Chapter => ({
  id,
  title: `Titel ${id}`,
  summary: `Samenvatting ${id}`,
  parts,
});

const some = [
  chapter("een", paragraph("Geen cliëntrelatie."), list("Kies de datum", "Bevestig")),
  chapter("twee", keys(["j", "Naar de volgende"]), picture("start", "Tegels", "De startpagina")),
];

const ids = (asked: string) => found(some, asked).map(({ id }) => id);

test("a text is folded to small letters without accents, soft hyphens or curly quotes", () => {
  expect(fold("Cliënt\u00adrelatie bij CLB’s")).toBe("clientrelatie bij clb's");
});

test("accents and capitals do not matter, in what is asked and in what is written", () => {
  expect(ids("CLIENTRELATIE")).toEqual(["een"]);
  expect(ids("cliëntrélatie")).toEqual(["een"]);
});

test("every word must be there, wherever it stands in the chapter", () => {
  expect(ids("datum titel")).toEqual(["een"]);
  expect(ids("datum startpagina")).toEqual([]);
});

test("lists, keys, captions, titles and summaries are searched too", () => {
  expect(ids("bevestig")).toEqual(["een"]);
  expect(ids("volgende")).toEqual(["twee"]);
  expect(ids("startpagina")).toEqual(["twee"]);
  expect(ids("samenvatting twee")).toEqual(["twee"]);
});

test("without a word all chapters are there, in reading order", () => {
  expect(ids("  ")).toEqual(["een", "twee"]);
});

test.each([
  ["potlood", "toegang-geven"],
  ["LARS raden", "registreren"],
  ["30 dagen prullenbak", "opvolgen"],
  ["itinéraire", undefined],
])("who looks for %s finds %s", (asked, id) => {
  expect(found(CHAPTERS, asked)[0]?.id).toBe(id);
});
