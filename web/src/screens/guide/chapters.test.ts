import { expect, test } from "vitest";

import { CHAPTERS, hrefOf, type Part } from "./chapters";
import { fileOf, PICTURES, type PictureName } from "./pictures";

const parts = CHAPTERS.flatMap((chapter) => chapter.parts);

function all<Kind extends Part["kind"]>(kind: Kind): Extract<Part, { kind: Kind }>[] {
  return parts.filter((part): part is Extract<Part, { kind: Kind }> => part.kind === kind);
}

test("every subject has its chapter, in reading order, and no id stands twice", () => {
  expect(CHAPTERS.map(({ id }) => id)).toEqual([
    "waarom",
    "voor-wie",
    "toegang",
    "aanmelden",
    "instelling-kiezen",
    "registreren",
    "reageren",
    "opvolgen",
    "documenten",
    "geen-namen",
    "zonder-verbinding",
    "jaaroverzicht",
    "toegang-geven",
    "overdragen",
    "bewaring",
    "toetsen",
    "afdrukken",
    "mails",
    "contact",
  ]);
});

test("every chapter has a title and a summary of its own, and something to read", () => {
  expect(new Set(CHAPTERS.map(({ title }) => title)).size).toBe(CHAPTERS.length);
  expect(new Set(CHAPTERS.map(({ summary }) => summary)).size).toBe(CHAPTERS.length);
  expect(CHAPTERS.filter((chapter) => chapter.parts.length < 3)).toEqual([]);
});

test("every picture says what is on it, and more than its caption does", () => {
  const silent = all("picture").filter(({ alt, caption }) => alt.length < 20 || alt === caption);
  expect(silent).toEqual([]);
});

test("every picture of the table stands in the guide, once", () => {
  const files = all("picture").map(({ file }) => file);
  expect(files.toSorted()).toEqual((Object.keys(PICTURES) as PictureName[]).map(fileOf).toSorted());
});

test("every internal link leads to a chapter, the contact form or what is one's own; others are https", () => {
  const known = new Set([...CHAPTERS.map(hrefOf), "/contact", "/toegang", "/mijn-meldingen"]);
  const lost = all("link").filter(({ href }) => !known.has(href) && !href.startsWith("https://"));
  expect(lost).toEqual([]);
});

test("sentences are short: at most 25 words", () => {
  const texts = parts.flatMap((part) => {
    if (part.kind === "steps" || part.kind === "list") return part.items;
    return "text" in part ? [part.text] : [];
  });
  const sentences = texts.flatMap((text) => text.split(/[.?!]\s/));
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
});
