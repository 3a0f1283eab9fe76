import { expect, test } from "vitest";
import { bodyOf, chosenIn, errorsIn, type Values } from "./choosing";

const school = (number: string, open: number, closed: number, ended = false) => ({ number, name: number, open, closed, ended });
const SCHOOLS = [school("000001", 2, 3), school("000002", 0, 4), school("000003", 5, 0, true)];
const values = (more: Partial<Values> = {}): Values => ({ from: "anna", to: "bert", which: "open", without: [], reason: "", ...more });

test("only open registrations go along, or all; never what lies in an ended dossier", () => {
  expect(chosenIn(SCHOOLS, values())).toEqual([{ number: "000001", count: 2 }]);
  expect(chosenIn(SCHOOLS, values({ which: "all" }))).toEqual([
    { number: "000001", count: 5 },
    { number: "000002", count: 4 },
  ]);
});

test("schools are named only when one is left out", () => {
  expect(bodyOf(values({ which: "all" }), SCHOOLS)).toEqual({ from: "anna", to: "bert", which: "all" });
  expect(bodyOf(values({ which: "all", without: ["000001"], reason: " Andere taak " }), SCHOOLS)).toEqual({
    from: "anna",
    to: "bert",
    which: "all",
    schools: ["000002"],
    reason: "Andere taak",
  });
});

test("what is missing is said at its field, and nothing is not handed over", () => {
  expect(errorsIn(values({ from: "", to: "" }), undefined)).toEqual({ from: "Kies een collega.", to: "Kies een collega." });
  expect(errorsIn(values(), 0)).toEqual({ schools: "Er is niets om over te dragen." });
  expect(errorsIn(values(), 1)).toEqual({});
});
