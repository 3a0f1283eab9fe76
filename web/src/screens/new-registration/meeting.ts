// Two people revised the same registration: what only one of them changed stays, for the rest somebody chooses.

import { type Difference, mergedText } from "../../parts/conflict";
import { TEXTS } from "../../words/nl";
import { allThemes, filledIn, type Values } from "./values";
import { LABELS, type Name, NAMES, readable } from "./words";

const MERGED = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

/** The fields that both changed since `base`, and differently. */
export function collisions(base: Values, mine: Values, theirs: Values): Name[] {
  return NAMES.filter(
    (name) => differs(name, mine, theirs) && differs(name, mine, base) && differs(name, theirs, base),
  );
}

/** Theirs, with what I changed since `base`. */
export function rebased(base: Values, mine: Values, theirs: Values): Values {
  const changed = NAMES.filter((name) => differs(name, mine, base));
  return picked(theirs, mine, changed);
}

/** `from`, with these fields of `other`. */
export function picked(from: Values, other: Values, names: Name[]): Values {
  const whole = settled(other);
  return { ...settled(from), ...Object.fromEntries(names.map((name) => [name, whole[name]])) };
}

/** Mine; of these fields both texts, below each other, where they are texts. */
export function merged(mine: Values, theirs: Values, names: Name[]): Values {
  const both = MERGED.filter((name) => names.includes(name));
  return { ...mine, ...Object.fromEntries(both.map((name) => [name, mergedText(mine[name], theirs[name])])) };
}

export function differences(mine: Values, theirs: Values, names: Name[]): Difference[] {
  return names.map((name) => ({
    name,
    label: LABELS[name].replaceAll("\u00AD", ""),
    mine: readable(name, mine),
    theirs: readable(name, theirs),
  }));
}

export const isSame = (one: Values, other: Values): boolean => !NAMES.some((name) => differs(name, one, other));

function differs(name: Name, one: Values, other: Values): boolean {
  return JSON.stringify(settled(one)[name]) !== JSON.stringify(settled(other)[name]);
}

/** Without what is only being typed. */
const settled = (values: Values): Values => ({
  ...values,
  themes: allThemes(values),
  theme: "",
  participants: filledIn(values.participants),
});
