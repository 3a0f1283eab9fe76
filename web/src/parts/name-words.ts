// What becomes of the names in a text: what may come in their place, and where the others stand after that.

import { type Found, textAt, wordOf } from "../api/names";
import { count } from "../words/nl";

export const NO_NAME = "Dit is geen leerling of leerkracht";
const INSTEAD = ["de leerling", "de leerkracht", "de klastitularis", "de ouder"];

/** What may come in the place of something, with how that is called. */
export function insteadOf({ kind }: Found): Record<string, string> {
  if (kind === "recognisable") return {};
  return kind === "person" ? Object.fromEntries(INSTEAD.map((one) => [one, one])) : { "…": "Laat het weg" };
}

export interface Group {
  word: string;
  /** The first one stands for all: it is a sure one when there is one. */
  places: [Found, ...Found[]];
}

/** In the order of the first of each. */
export function grouped<T, K>(all: T[], keyOf: (one: T) => K): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one] as [T, ...T[]]);
  return groups;
}

/** Each word once, in the order of the text. */
export function groupsOf(body: unknown, found: Found[]): Group[] {
  const inOrder = found.toSorted((a, b) => Number(b.certainty === "sure") - Number(a.certainty === "sure"));
  const groups = grouped(inOrder, (one) => wordOf(body, one));
  const first = ({ places }: Group) => Math.min(...places.map((one) => found.indexOf(one)));
  return [...groups].map(([word, places]) => ({ word, places })).toSorted((a, b) => first(a) - first(b));
}

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

/** The same while somebody writes: the text, with what stands in it still. */
export function withWord(text: string, found: Found[], choices: Map<string, string>): { text: string; found: Found[] } {
  const wordAt = ({ start, end }: Found) => text.slice(start, end);
  const going = found.filter((one) => choices.has(wordAt(one)));
  let [now, left] = [text, found.filter((one) => !going.includes(one))];
  for (const one of going.toSorted((a, b) => b.start - a.start)) {
    const next = replaced(now, one, choices.get(wordAt(one)) ?? "");
    left = moved(left, now, next);
    now = next;
  }
  return { text: now, found: left };
}

const TITLES = "juf|juffrouw|meester|meneer|mevrouw|mevr\\.?|mr\\.?|dhr\\.?|leraar|lerares|leerkracht";
// What stands before a name goes with it: "juf An" becomes "de leerkracht".
const TITLE = new RegExp(`(?<!\\p{L})(?:(?:de|een)\\s+)?(?:${TITLES}|leerling)\\s+$`, "iu");

function replaced(text: string, { start, end }: Found, instead: string): string {
  const before = text.slice(0, start).replace(instead ? TITLE : "", "");
  const isFirst = /(?:^|[.!?]\s+|\n)$/.test(before);
  const word = isFirst ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
  return before + word + text.slice(end);
}

const AFTER_TITLE = new RegExp(`(?<!\\p{L})(?:${TITLES})\\s+$`, "iu");
const AFTER_PARENT = /(?<!\p{L})(?:mama|papa|moeder|vader)\s+$/iu;

/** What somebody probably is, by the word before any of the places: what all of them can be made of at once. */
export function suggestionFor(text: string, { places }: Group): string | undefined {
  if (places[0].kind !== "person" || places[0].certainty !== "sure") return undefined;
  const comesAfter = (words: RegExp) => places.some(({ start }) => words.test(text.slice(0, start)));
  if (comesAfter(AFTER_TITLE)) return "de leerkracht";
  return comesAfter(AFTER_PARENT) ? "de ouder" : "de leerling";
}

const LISTED = new Intl.ListFormat("nl-BE");

/** `2 namen en 1 mogelijke naam gevonden`. */
export function told(groups: Group[]): string {
  const kinds = grouped(groups, ({ places: [{ kind, certainty }] }) =>
    kind === "person" ? certainty : kind === "recognisable" ? kind : "data",
  );
  const counted = KINDS.flatMap(([kind, one, more]) => {
    const some = kinds.get(kind)?.length;
    return some ? [count(some, one, more)] : [];
  });
  return `${LISTED.format(counted)} gevonden`;
}

const KINDS = [
  ["sure", "naam", "namen"],
  ["doubtful", "mogelijke naam", "mogelijke namen"],
  ["data", "persoonsgegeven", "persoonsgegevens"],
  ["recognisable", "herkenbaar detail", "herkenbare details"],
] as const;

function put(body: unknown, field: string, text: string): void {
  const names = field.split(".");
  const last = names.pop() ?? "";
  const holder = names.reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], body);
  (holder as Record<string, unknown>)[last] = text;
}

/** How much two texts have in common at their start, and then at their end. */
function common(before: string, after: string): [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < most && before[start] === after[start]) start += 1;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [start, end];
}

/** Places in a text after it was changed: those that were not touched. */
export function moved(found: Found[], before: string, after: string): Found[] {
  if (before === after || found.length === 0) return found;
  const [start, end] = common(before, after);
  const [tail, by] = [before.length - end, after.length - before.length];
  return found.flatMap((one) => {
    if (one.end <= start) return [one];
    return one.start >= tail ? [{ ...one, start: one.start + by, end: one.end + by }] : [];
  });
}

/** Where the caret belongs after a change. */
export function caretAfter(at: number, before: string, after: string): number {
  const [start, end] = common(before, after);
  if (at <= start) return at;
  return after.length - Math.min(end, before.length - at);
}

/** A change taken back in what became of the text since; nothing, where that was changed too. */
export function undone(now: string, before: string, after: string): string | undefined {
  const [start, end] = common(before, after);
  const head = after.slice(0, after.length - end);
  const tail = after.slice(start);
  if (now.startsWith(head)) return before.slice(0, before.length - end) + now.slice(head.length);
  return now.endsWith(tail) ? now.slice(0, now.length - tail.length) + before.slice(start) : undefined;
}
