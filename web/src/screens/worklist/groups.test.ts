import { expect, test } from "vitest";
import { isoDay } from "../../words/dates";
import type { Todo } from "../todos";
import { groups } from "./groups";

const todo = (text: string, days?: number): Todo => ({
  dossier_id: "114983-030569",
  registration_id: text,
  why: "agreement",
  text,
  mine: true,
  ...(days === undefined ? {} : { due_on: isoDay(days) }),
});

test("what waits stands under how soon it is asked, the first day first", () => {
  const todos = [todo("ooit"), todo("volgende maand", 30), todo("week", 7), todo("vandaag", 0), todo("gisteren", -1)];

  expect(groups(todos).map(({ title, todos: some }) => [title, ...some.map(({ text }) => text)])).toEqual([
    ["Te laat", "gisteren"],
    ["Deze week", "vandaag", "week"],
    ["Later", "volgende maand"],
    ["Zonder datum", "ooit"],
  ]);
});

test("a group without anything is no group", () => {
  expect(groups([])).toEqual([]);
  expect(groups([todo("morgen", 1)]).map(({ title }) => title)).toEqual(["Deze week"]);
});
