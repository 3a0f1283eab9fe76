import { expect, test } from "vitest";
import { OTHER, reasonOf, restorableUntil } from "./trash-reason";

test("a reason is one press, or what somebody typed", () => {
  expect(reasonOf({ chosen: "Dubbel", other: "iets" })).toBe("Dubbel");
  expect(reasonOf({ chosen: OTHER, other: " Verkeerd dossier " })).toBe("Verkeerd dossier");
  expect(reasonOf({ chosen: OTHER, other: " " })).toBe("");
});

test("what was trashed can be put back thirty days long", () => {
  expect(restorableUntil("2026-11-24T10:00:00.000Z")).toBe("2026-12-24T10:00:00.000Z");
});
