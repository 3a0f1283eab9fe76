// Where somebody seems to be named the API keeps nothing, until who wrote it chose what becomes of that.
// What only may be a name is kept, and pointed at.

import { useEffect } from "preact/hooks";
import { Live, useLive } from "../parts/live";
import { Refused } from "./problem";
import type { Schemas } from "./types";

export type Found = Schemas["NamePlace"];

export interface NamesAsked {
  body: unknown;
  found: Found[];
  /** The file that it is about; without it, it is what they just wrote. */
  about: string | undefined;
  /** The body as it may be sent; nothing, when they go back to their text. */
  answer: (body: unknown) => void;
}

/** The question that stands over the page. */
export const namesAsked = new Live<NamesAsked | undefined>(undefined);

export const namesIn = (error: unknown): Found[] =>
  error instanceof Refused && error.kind === "names-found" ? (error.problem.names ?? []) : [];

export async function askNames(body: unknown, found: Found[], about?: string): Promise<unknown> {
  const answer = await new Promise<unknown>((resolve) => namesAsked.set({ body, found, about, answer: resolve }));
  namesAsked.set(undefined);
  return answer;
}

/** A write that was kept, and what in it may point at somebody. */
export interface Doubt {
  body: unknown;
  found: Found[];
  path: string;
  params: Record<string, string>;
  /** Of what was written. */
  id: string;
}

/** The oldest first; each stays until somebody is done with it. */
export const doubts = new Live<Doubt[]>([]);

/** The entry of a thread that somebody wants to write otherwise: its form opens, wherever they are. */
export const rewriting = new Live<string | undefined>(undefined);

export function useRewriting(id: string, open: () => void): void {
  const asked = useLive(rewriting);
  useEffect(() => {
    if (!id || asked !== id) return;
    rewriting.set(undefined);
    open();
  }, [asked]);
}

/** The text at `participants.0.function`. */
export const textAt = (body: unknown, field: string): string =>
  String(field.split(".").reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], body) ?? "");

export const wordOf = (body: unknown, { field, start, end }: Found): string => textAt(body, field).slice(start, end);
