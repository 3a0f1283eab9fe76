import { expect, test } from "vitest";
import { Refused, sentenceOf } from "../../api/problem";
import { inWords, isOutdated } from "./in-words";

const refused = (kind: string, status: number) =>
  new Refused({ type: `/problems/${kind}`, status, detail: "Heropen ze om verder te schrijven." });

test("who cannot reopen what was closed meanwhile is not told to", () => {
  const closed = refused("registration-closed", 409);
  expect(sentenceOf(inWords(closed))).toBe("Deze registratie is intussen afgerond. De eigenaar kan ze heropenen.");
  expect(isOutdated(closed)).toBe(true);
});

test("another refusal stays as it is", () => {
  const invalid = refused("invalid", 422);
  expect(inWords(invalid)).toBe(invalid);
  expect(isOutdated(invalid)).toBe(false);
});
