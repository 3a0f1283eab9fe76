// Texts that are being written are read by the name guard of the API: a moment after the last key, one request at a
// time. What fails is not told: the text is read again when it is sent.

import { request } from "./client";
import type { Found } from "./names";
import type { Schemas } from "./types";

/** Where a text goes to. */
export type Goal = { dossier_id: string } | { institution: string };

interface Question {
  goal: Goal;
  text: string;
  hear: (found: Found[]) => void;
}

const PAUSE = 600; // milliseconds without a key
const PATIENCE = 15_000; // milliseconds for an answer
const MOST = 20; // texts in one request
const LONGEST = 4000; // characters of a text

const waiting = new Map<object, Question>();
let timer: ReturnType<typeof setTimeout> | undefined;
let isAsking = false;

/** Asks about what stands in a field now, instead of what stood there before. */
export function askAbout(field: object, question: Question): void {
  waiting.set(field, question);
  askLater();
}

function askLater(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void ask(), PAUSE);
}

/** The field is gone, or empty. */
export const forget = (field: object): boolean => waiting.delete(field);

async function ask(): Promise<void> {
  if (isAsking || waiting.size === 0) return;
  isAsking = true;
  await askSome().catch(() => undefined);
  isAsking = false;
  if (waiting.size) askLater();
}

async function askSome(): Promise<void> {
  const goal = [...waiting.values()][0]?.goal;
  const some = [...waiting].filter(([, one]) => JSON.stringify(one.goal) === JSON.stringify(goal)).slice(0, MOST);
  for (const [field] of some) waiting.delete(field);
  const texts = Object.fromEntries(some.map(([, { text }], place) => [String(place), readable(text)]));
  const asked = request("post", "/name-checks", { body: { ...goal, texts } }) as Promise<Schemas["NamesChecked"]>;
  const { names } = await Promise.race([asked, tooLate()]);
  for (const [place, [, { hear }]] of some.entries()) hear(names.filter(({ field }) => field === String(place)));
}

const tooLate = () => new Promise<never>((_, reject) => setTimeout(reject, PATIENCE));

// What the API refuses to read, such as what a PDF leaves between words; lines, joiners and what it leaves out itself are not.
const UNREADABLE = /(?![\n\t\u00AD\u200B-\u200F\u2060\uFEFF])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/gu;

/** As much as it reads, with every place where it was. */
export function readable(text: string): string {
  const clean = text.replace(UNREADABLE, (sign) => " ".repeat(sign.length));
  return clean.length > LONGEST ? clean.slice(0, LONGEST).replace(/\S*$/u, "") : clean;
}

/** Whether there is something to read in it. */
export const isText = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
