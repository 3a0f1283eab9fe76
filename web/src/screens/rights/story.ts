// Everything that happened to somebody's rights here, the latest first.

import type { Schemas } from "../../api/types";
import { dayAndYear } from "../../words/dates";
import { type Assignment, byWhom, type Person, RIGHT } from "./words";

type Step = Schemas["RightsStep"];

export interface Happened {
  at: string;
  what: string;
  who: string;
  reason: string;
}

export function storyOf({ assignments, blocks }: Person): Happened[] {
  const blocked = blocks.flatMap(({ set, lifted }) => [
    told(set, "Geblokkeerd"),
    ...(lifted ? [told(lifted, "Blokkering opgeheven")] : []),
  ]);
  return [...assignments.flatMap(storyOfOne), ...blocked].toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** A change keeps the period that it replaced: what it became stands in the one after it. */
function storyOfOne({ right, from, until, granted, changes, ended, invitation }: Assignment): Happened[] {
  const periods = [...changes, { from, until }];
  const by = invitation ? ", na een uitnodiging" : "";
  return [
    told(granted, `${RIGHT[right]} toegekend${by}: ${period(periods[0])}`),
    ...changes.map((change, at) => told(change, `${RIGHT[right]} gewijzigd: ${period(change)} → ${period(periods[at + 1])}`)),
    ...(ended ? [told(ended, `${RIGHT[right]} beëindigd`)] : []),
  ];
}

const period = (one: { from: string; until: string } | undefined): string =>
  one ? `${dayAndYear(one.from)} tot en met ${dayAndYear(one.until)}` : "";

const told = ({ at, by, reason }: Step, what: string): Happened => ({ at, what, who: byWhom(by), reason });
