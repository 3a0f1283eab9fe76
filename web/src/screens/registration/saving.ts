// A change over a version that was read. Who was first does not lose, and neither does who was second.

import { Refused } from "../../api/problem";
import type { Difference } from "../../parts/conflict";
import { Live } from "../../parts/live";
import { differencesOf, type Fields, together, type Words } from "./differences";

export interface Change<T, F> {
  /** The value that was changed. */
  read: T;
  mine: F;
  fieldsOf: (kept: T) => F;
  send: (fields: F, version: number) => Promise<T>;
  words: Words;
  /** There is no form in which both texts could be brought together. */
  isAtOnce?: boolean;
}

/** What is kept now, and what it was just before; or both texts, which somebody wants to bring together first. */
export type Saved<T, F> = Kept<T> | { read: T; mine: F };
export interface Kept<T> {
  kept: T;
  /** What this change was made over: taking it back gives this again, with what others made of it before. */
  over: T;
  /** Somebody chose what the other made of it. */
  isTheirs?: boolean;
}
export type Answer = "mine" | "theirs" | "merge";

interface Asked {
  differences: Difference[];
  canMerge: boolean;
  answer: (answer: Answer) => void;
}

/** The question on the screen. */
export const asked = new Live<Asked | undefined>(undefined);

type Versioned = { version: number; trashed?: unknown };

/** Whether this change did something: what somebody else did is not ours to take back. */
export const didChange = <T extends Versioned>({ kept, over }: Kept<T>): boolean => kept.version !== over.version;

/** Changes of other fields go together by themselves; for the same field the person chooses. */
export async function save<T extends Versioned, F extends Fields>(change: Change<T, F>): Promise<Saved<T, F>> {
  const { read, mine, fieldsOf, send, words } = change;
  try {
    return { kept: await send(mine, read.version), over: read };
  } catch (error) {
    const current = currentOf<T>(error);
    const theirs = fieldsOf(current);
    const { merged, clashes } = together(fieldsOf(read), mine, theirs);
    const next = { ...change, read: current, mine: merged };
    if (clashes.length === 0) return save(next);
    const canMerge = !change.isAtOnce && clashes.includes("text");
    const answer = await ask(differencesOf(clashes, mine, theirs, words), canMerge);
    if (answer === "mine") return save(next);
    return answer === "theirs" ? theirsOf(current) : { read: current, mine: await withBothTexts(merged, theirs) };
  }
}

/** What is applied at once, without a form. */
export async function saveAtOnce<T extends Versioned, F extends Fields>(change: Change<T, F>): Promise<Kept<T>> {
  const saved = await save({ ...change, isAtOnce: true });
  return "kept" in saved ? saved : theirsOf(saved.read);
}

const theirsOf = <T>(current: T): Kept<T> => ({ kept: current, over: current, isTheirs: true });

function ask(differences: Difference[], canMerge: boolean): Promise<Answer> {
  return new Promise((resolve) => {
    const answer = (given: Answer) => {
      asked.set(undefined);
      resolve(given);
    };
    asked.set({ differences, canMerge, answer });
  });
}

/** What the API has now; throws the error again when it says something else. */
function currentOf<T extends Versioned>(error: unknown): T {
  const current = error instanceof Refused && error.kind === "stale" ? error.problem.current : undefined;
  if (!current) throw error;
  if (current["trashed"]) throw new Refused(IN_TRASH);
  return current as unknown as T;
}

const IN_TRASH = { type: "/problems/in-trash", status: 409, detail: "Dit ligt intussen in de prullenbak." };

async function withBothTexts<F extends Fields>(mine: F, theirs: F): Promise<F> {
  const { mergedText } = await import("../../parts/conflict"); // it is there: the question was asked with it
  return { ...mine, text: mergedText(mine["text"] ?? "", theirs["text"] ?? "") };
}
