import { expect, it } from "vitest";
import type { Found } from "../api/names";
import { pageOf, sentenceOf } from "./doubts";

const text = "Volgens Roos zit de enige leerling met epilepsie in 4B.";
const at = (word: string, kind: Found["kind"]): Found => {
  const start = text.indexOf(word);
  return { field: "text", start, end: start + word.length, kind, certainty: "doubtful", reason: "er is er maar één" };
};

it("asks about what may be a name, and about who may be recognised", () => {
  expect(sentenceOf({ body: { text }, found: [at("Roos", "person")] })).toBe("Mogelijk een naam: “Roos”. Klopt dat?");
  expect(sentenceOf({ body: { text }, found: [at("de enige leerling", "recognisable")] })).toBe(
    "Misschien herkenbaar: “de enige leerling” (er is er maar één). Klopt dat?",
  );
});

it("goes to where a text can be written otherwise, where there is such a place", () => {
  const registrations = "/dossiers/{dossier_id}/registrations";
  const params = { dossier_id: "1-2", registration_id: "r", entry_id: "e" };
  const page = (path: string) => pageOf({ path, params, id: "x" });
  expect(page(registrations)).toBe("/dossiers/1-2/registraties/x/wijzig");
  expect(page(`${registrations}/{registration_id}`)).toBe("/dossiers/1-2/registraties/x/wijzig");
  expect(page(`${registrations}/{registration_id}/replies`)).toBe("/dossiers/1-2/registraties/r");
  expect(page(`${registrations}/{registration_id}/goals/{entry_id}`)).toBe("/dossiers/1-2/registraties/r");
  expect(page(`${registrations}/{registration_id}/trash`)).toBeUndefined();
  expect(page("/messages")).toBeUndefined();
});
