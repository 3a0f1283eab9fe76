import { expect, test } from "vitest";
import { type Document, EVERYTHING, foldersOf, groupsOf, shownTo, wanted } from "./grouping";

const document = (name: string, added_at: string, more: object = {}): Document =>
  ({ name, kind: "report", pinned: false, latest: { added_at }, ...more }) as unknown as Document;

const ALL = [
  document("Verslag overleg.docx", "2026-11-02"),
  document("Schema.pdf", "2026-11-05", { kind: "material", folder: "Toetsen", registration_id: "r" }),
  document("Afspraken.pdf", "2026-09-01", { kind: "cooperation_agreement", pinned: true, folder: "Beleid" }),
  document("Verslag team.docx", "2026-11-09"),
  document("Oefening 10.pdf", "2026-11-01", { folder: "Beleid 10" }),
  document("Oefening 9.pdf", "2026-11-01", { folder: "Beleid 9" }),
];
const names = (documents: Document[]) => documents.map(({ name }) => name);
const titleOf = (id: string) => (id === "r" ? "Écoles en lezen" : undefined);

test("the agreements that hold come first, then what is loose, then each folder; the latest first", () => {
  expect(groupsOf(ALL).map(({ title, documents }) => [title.replaceAll("\u00AD", ""), ...names(documents)])).toEqual([
    ["Geldige samenwerkingsafspraken", "Afspraken.pdf"],
    ["Zonder map", "Verslag team.docx", "Verslag overleg.docx"],
    ["Beleid 9", "Oefening 9.pdf"],
    ["Beleid 10", "Oefening 10.pdf"],
    ["Toetsen", "Schema.pdf"],
  ]);
  expect(groupsOf([])).toEqual([]);
});

test.each([
  [{ words: "verslag TEAM" }, ["Verslag team.docx"]],
  [{ words: "ecoles" }, ["Schema.pdf"]],
  [{ words: "beleid 9" }, ["Oefening 9.pdf"]],
  [{ kind: "material" }, ["Schema.pdf"]],
  [{ folder: "Beleid" }, ["Afspraken.pdf"]],
  [{ kind: "report", folder: "Toetsen" }, []],
])("%j finds %j", (asked, found) => {
  expect(names(wanted(ALL, { ...EVERYTHING, ...asked }, titleOf))).toEqual(found);
});

test("folders are as they are used", () => {
  expect(foldersOf(ALL)).toEqual(["Beleid", "Beleid 9", "Beleid 10", "Toetsen"]);
});

test("what was never shared is for the side that meant to", () => {
  const now = new Date().toISOString();
  const shared = (name: string, latest: object, more: object = {}) =>
    document(name, now, { author: { side: "school" }, latest: { added_at: now, ...latest }, ...more });
  const all = [
    shared("good", { state: "clean" }, { current: {} }),
    shared("no longer good", { state: "refused" }, { current: {} }),
    shared("refused", { state: "refused" }),
    shared("never came", { state: "pending", added_at: "2026-01-01" }),
    shared("on its way", { state: "pending" }),
    shared("there", { state: "pending", uploaded_at: now }),
    shared("flagged", { state: "flagged" }),
  ];
  const [ours, theirs] = ["school", "clb"].map((side) => shownTo(side, all));
  expect(names(ours!.listed)).toEqual(["good", "no longer good", "on its way", "there", "flagged"]);
  expect(names(ours!.unshared)).toEqual(["refused", "never came"]);
  expect(names(theirs!.listed)).toEqual(["good", "no longer good", "there", "flagged"]);
  expect(theirs!.unshared).toEqual([]);
});
