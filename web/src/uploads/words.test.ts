import { expect, test } from "vitest";
import type { Schemas } from "../api/types";
import { judgement, namedAt, plainly, whereInWords } from "./words";

const file = (more: object) => ({ state: "pending", ...more }) as Schemas["File"];

test.each([
  [{}, "Nog niet opgeladen."],
  [{ uploaded_at: "2026-11-24" }, "Wordt nagekeken…"],
  [{ state: "refused", refusal: { code: "macros", detail: "Dit bestand bevat macro's." } }, "Geweigerd: Dit bestand bevat macro's."],
  [{ state: "refused", refusal: { code: "replaced", detail: "Dit bestand werd vervangen." } }, "Vervangen door een ander bestand."],
  [{ state: "clean", scanned: true }, "Gedeeld en nagekeken."],
  [{ state: "clean", scanned: false }, "Gedeeld. Niet gescand op schadelijke software."],
  [{ state: "clean", left_out: [{ code: "template", detail: "Zonder sjabloon." }] }, "Gedeeld en nagekeken. Zonder sjabloon."],
  [{ state: "flagged", names: [{ part: "page", number: 3, kind: "person", count: 2 }] }, "Hier lijkt iemand genoemd te worden: bladzijde 3."],
])("what is said of %j", (more, said) => {
  expect(judgement(file(more))).toBe(said);
});

test("places are said once, and not endlessly", () => {
  const names = [
    { part: "page", number: 1, kind: "person", count: 1 },
    { part: "page", number: 1, kind: "email", count: 1 },
    { part: "notes", number: 2, kind: "person", count: 1 },
    { part: "text", kind: "person", count: 1 },
  ] as const;
  expect(namedAt({ names: [...names] })).toBe("bladzijde 1, de notities (2), de tekst");
  const many = [1, 2, 3, 4, 5, 6].map((number) => ({ part: "slide", number, kind: "person", count: 1 }) as const);
  expect(namedAt({ names: many })).toBe("dia 1, dia 2, dia 3, dia 4 en op 2 andere plaatsen");
});

test("a thing lies in a text and on a page", () => {
  expect(whereInWords({ part: "page", number: 3 })).toBe("Op bladzijde 3");
  expect(whereInWords({ part: "text" })).toBe("In de tekst");
});

test("a name does not turn around to look like another", () => {
  expect(plainly("Verslag\u202Excod.pdf")).toBe("Verslag\uFFFDxcod.pdf");
});
