import { expect, test } from "vitest";

import { collisions, differences, isSame, mergeable, merged, picked, rebased } from "./meeting";
import { emptyValues, type Values } from "./values";

const BASE: Values = { ...emptyValues("2026-11-24"), title: "Overgang", advice: "Een overleg." };
const MINE: Values = { ...BASE, advice: "Twee overleggen.", site: "Kerkstraat", theme: "taal" };
const THEIRS: Values = { ...BASE, advice: "Geen overleg.", title: "Overgang 1A", domains: ["learning"] };

test("only what both changed, and differently, is to be chosen", () => {
  expect(collisions(BASE, MINE, THEIRS)).toEqual(["advice"]);
  expect(collisions(BASE, MINE, MINE)).toEqual([]);
  expect(collisions(BASE, BASE, THEIRS)).toEqual([]);
});

test("mine over theirs keeps what only the other changed, and what only I changed", () => {
  const both = rebased(BASE, MINE, THEIRS);
  expect(both).toMatchObject({ title: "Overgang 1A", domains: ["learning"], site: "Kerkstraat", themes: ["taal"] });
  expect(both.advice).toBe("Twee overleggen.");
});

test("taking theirs leaves the rest of mine", () => {
  const taken = picked(rebased(BASE, MINE, THEIRS), THEIRS, ["advice"]);
  expect(taken).toMatchObject({ advice: "Geen overleg.", site: "Kerkstraat" });
});

test("who changed nothing but what they let go, is left with theirs", () => {
  const mine = { ...BASE, advice: "Twee overleggen." };
  expect(isSame(picked(rebased(BASE, mine, THEIRS), THEIRS, ["advice"]), THEIRS)).toBe(true);
  expect(isSame(rebased(BASE, mine, THEIRS), THEIRS)).toBe(false);
});

test("merging puts texts below each other, lines beside each other, and keeps mine of what is no text", () => {
  const mine = { ...MINE, activity: "signal" };
  const together = merged(mine, { ...THEIRS, activity: "consultation" }, ["advice", "title", "activity"]);
  expect(together.advice).toBe("Geen overleg.\n\nTwee overleggen.");
  expect(together.title).toBe("Overgang 1A / Overgang");
  expect(together.activity).toBe("signal");
});

test("both lines stay, however long they are together: what is too much is counted", () => {
  const [mine, theirs] = ["a".repeat(100), "b".repeat(100)];
  expect(merged({ ...BASE, title: mine }, { ...BASE, title: theirs }, ["title"]).title).toBe(`${theirs} / ${mine}`);
  expect(merged({ ...BASE, site: mine }, { ...BASE, site: "" }, ["site"]).site).toBe(mine);
});

test("what is no text cannot be merged", () => {
  expect(mergeable(["activity", "title"])).toEqual(["title"]);
  expect(mergeable(["activity"])).toEqual([]);
});

test("what is compared reads as people say it", () => {
  const mine = { ...BASE, activity: "consultation", participants: [{ function: "leerkracht", count: "3" }] };
  const theirs = { ...BASE, activity: "", domains: ["learning", "wellbeing"], follow_up_on: "2026-12-08" };
  const told = differences(mine, theirs, ["activity", "participants", "domains", "follow_up_on"]);
  expect(told.map((one) => [one.label, one.mine, one.theirs])).toEqual([
    ["Kernactiviteit", "Consultatieve leerlingenbegeleiding", ""],
    ["Deelnemers", "3 keer leerkracht", ""],
    ["Begeleidingsdomeinen", "", "Leren en studeren, Psychisch en sociaal functioneren"],
    ["Opvolgen op", "", "8 december 2026"],
  ]);
});
