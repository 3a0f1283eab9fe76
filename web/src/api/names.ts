// Where somebody seems to be named the API keeps nothing, until who wrote it chose what becomes of that.

import { Live } from "../parts/live";
import { Refused } from "./problem";
import type { Schemas } from "./types";

export type Found = Schemas["NamePlace"];

export interface NamesAsked {
  body: unknown;
  found: Found[];
  /** The body as it may be sent; nothing, when they go back to their text. */
  answer: (body: unknown) => void;
}

/** The question that stands over the page. */
export const namesAsked = new Live<NamesAsked | undefined>(undefined);

export const namesIn = (error: unknown): Found[] =>
  error instanceof Refused && error.kind === "names-found" ? (error.problem.names ?? []) : [];

export async function askNames(body: unknown, found: Found[]): Promise<unknown> {
  const answer = await new Promise<unknown>((resolve) => namesAsked.set({ body, found, answer: resolve }));
  namesAsked.set(undefined);
  return answer;
}

/** The text at `participants.0.function`. */
export const textAt = (body: unknown, field: string): string =>
  String(field.split(".").reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], body) ?? "");

export const wordOf = (body: unknown, { field, start, end }: Found): string => textAt(body, field).slice(start, end);

/** `choices`: for each word what comes in its place; without one it is no name, and stays. */
export function rewritten(body: unknown, found: Found[], choices: Map<string, string>): unknown {
  const copy = structuredClone(body) as { names_confirmed?: string[] };
  const stays = new Set(copy.names_confirmed);
  for (const one of found.toSorted((a, b) => b.start - a.start)) {
    const word = wordOf(body, one);
    const instead = choices.get(word);
    if (instead === undefined) stays.add(word);
    else put(copy, one.field, replaced(textAt(copy, one.field), one, instead));
  }
  return stays.size ? { ...copy, names_confirmed: [...stays] } : copy;
}

// What stands before a name goes with it: "juf An" becomes "de leerkracht".
const TITLE = /(?<!\p{L})(?:(?:de|een)\s+)?(?:juf|juffrouw|meester|meneer|mevrouw|mevr\.?|mr\.?|dhr\.?|leerling|leerkracht)\s+$/iu;

function replaced(text: string, { start, end }: Found, instead: string): string {
  const before = text.slice(0, start).replace(instead ? TITLE : "", "");
  const isFirst = /(?:^|[.!?]\s+|\n)$/.test(before);
  const word = isFirst ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
  return before + word + text.slice(end);
}

function put(body: unknown, field: string, text: string): void {
  const names = field.split(".");
  const last = names.pop() ?? "";
  const holder = names.reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], body);
  (holder as Record<string, unknown>)[last] = text;
}
