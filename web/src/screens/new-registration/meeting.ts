// Two people revised the same registration: what only one of them changed stays, for the rest somebody chooses.

import { type Difference, mergedText } from "../../parts/conflict";
import { TEXTS } from "../../words/nl";
import { allThemes, filledIn, type Values } from "./values";
import { LABELS, type Name, NAMES, readable } from "./words";

const LONG = Object.keys(TEXTS) as (keyof typeof TEXTS)[];
const LINES = ["title", "target_group", "signal_source", "site"] as const;
const MERGED: readonly ((typeof LONG)[number] | (typeof LINES)[number])[] = [...LONG, ...LINES];

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

/** Those of these fields in which both texts can stand. */
export const mergeable = (names: Name[]) => MERGED.filter((name) => names.includes(name));

/** Mine; of these fields both texts, where they are texts: below each other, or beside each other on one line. */
export function merged(mine: Values, theirs: Values, names: Name[]): Values {
  const both = (name: (typeof MERGED)[number]) => {
    const text = mergedText(mine[name], theirs[name]);
    return isLine(name) ? text.replace("\n\n", " / ") : text;
  };
  return { ...mine, ...Object.fromEntries(mergeable(names).map((name) => [name, both(name)])) };
}

const isLine = (name: Name) => (LINES as readonly Name[]).includes(name);

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
