import { expect, test } from "vitest";
import { sizeInWords, unfit } from "./fit";

const MB = 1024 ** 2;

test.each([
  ["verslag.docx", 1, /^$/],
  ["VERSLAG.PDF", 50 * MB, /^$/],
  ["verslag.pdf", 50 * MB + 1, /te groot: hoogstens 50 MB/],
  ["verslag.pdf", 0, /leeg/],
  ["verslag.doc", 1, /Bewaar het bestand als docx/],
  ["film.mp4", 1, /kan niet gedeeld worden/],
  ["zonder", 1, /kan niet gedeeld worden/],
  ["wat?.pdf", 1, /een teken dat niet overal kan/],
  ["Tabel.csv", 4_000_000, /^$/],
  ["Tabel.csv", 4_000_001, /tekstbestand is te groot: hoogstens 4 MB/],
  [`${"a".repeat(117)}.pdf`, 1, /te lang/],
])("%s of %i bytes: %s", (name, size, said) => {
  expect(unfit({ name, size }) ?? "").toMatch(said);
});

test("the operator can allow more", () => {
  expect(unfit({ name: "groot.pdf", size: 60 * MB }, 100 * MB)).toBeUndefined();
});

test("sizes are said as people say them", () => {
  expect([12, 48_200, 1_240_000].map(sizeInWords)).toEqual(["12 bytes", "48 kB", "1,2 MB"]);
});
