import { expect, test } from "vitest";
import type { Schemas } from "../../api/types";
import { newRights } from "./own-access";

const SCHOOL = "samenwerkingsdossier-school";
const place = (code: string) => ({ number: "990011", findings: [{ code, right: SCHOOL, sentence: "" }] }) as unknown as Schemas["OwnPlace"];

test("what works, but is not in the token, asks to sign in again", () => {
  expect(newRights(place("works"), [])).toEqual([SCHOOL]);
  expect(newRights(place("works"), [`${SCHOOL}:990022`])).toEqual([SCHOOL]);
  expect(newRights(place("works"), [`${SCHOOL}:990011`])).toEqual([]);
  expect(newRights(place("over"), [])).toEqual([]);
});
