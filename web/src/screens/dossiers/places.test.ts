import { expect, test } from "vitest";
import type { Schemas } from "../../api/types";
import { placesIn } from "./dossiers";

const partner = (number: string) => ({ number, name: number });
const row = (clb: string, school: string, fresh = 0) => ({ clb: partner(clb), school: partner(school), new: fresh });
const at = (...numbers: string[]) => ({ institutions: numbers.map((number) => ({ number, name: `School ${number}` })) }) as Pick<Schemas["Me"], "institutions">;

test("each institution with a dossier is a choice, with what is new there", () => {
  const rows = [row("000001", "000011", 2), row("000002", "000011", 1), row("000001", "000012")];
  expect(placesIn(rows, at("000011", "000012", "000099"))).toEqual([
    { number: "000011", name: "School 000011", fresh: 3 },
    { number: "000012", name: "School 000012", fresh: 0 },
  ]);
  expect(placesIn(rows, undefined)).toEqual([]);
});
