// Two people changed the same thing: which of their changes go together, and which do not.

import type { Difference } from "../../parts/conflict";
import { dayAndYear } from "../../words/dates";
import { FIELD } from "./words";

/** What was filled in, by the name of the field; "" is nothing. */
export type Fields = Record<string, string>;
/** Field → value → how people read it. */
export type Words = Record<string, Record<string, string>>;

export interface Both<F> {
  /** Changes of both; mine where they clash. */
  merged: F;
  /** Fields that both changed, to something else. */
  clashes: (keyof F & string)[];
}

/** Over what was read by both: a field that only one of them changed, is as they made it. */
export function together<F extends Fields>(read: F, mine: F, theirs: F): Both<F> {
  const names = Object.keys(mine) as (keyof F & string)[];
  const isMine = (name: keyof F) => mine[name] !== read[name];
  const clashes = names.filter(
    (name) => isMine(name) && theirs[name] !== read[name] && theirs[name] !== mine[name],
  );
  const merged = Object.fromEntries(names.map((name) => [name, isMine(name) ? mine[name] : theirs[name]]));
  return { merged: merged as unknown as F, clashes };
}

/** The clashing fields of both, side by side, in words. */
export function differencesOf<F extends Fields>(clashes: string[], mine: F, theirs: F, words: Words): Difference[] {
  const shown = (name: string, value = "") => words[name]?.[value] ?? asDay(value);
  return clashes.map((name) => ({
    name,
    label: FIELD[name] ?? name,
    mine: shown(name, mine[name]),
    theirs: shown(name, theirs[name]),
  }));
}

const asDay = (value: string) => (/^\d{4}-\d\d-\d\d$/.test(value) ? dayAndYear(value) : value);
