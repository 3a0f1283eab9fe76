// A registration with its thread, as values: what becomes of it when something was written.

import type { Schemas } from "../../api/types";

export type Thread = Schemas["RegistrationWithThread"];
export type List = "goals" | "agreements" | "replies";
export type EntryOf<L extends List> = Thread[L][number];
export type Side = "clb" | "school";
export type Reply = Schemas["Reply"];

/** The entry at its place: ids sort in the order of time. */
export function withEntry<L extends List>(thread: Thread, list: L, entry: EntryOf<L>): Thread {
  const entries = [...withoutEntry(thread, list, entry.id)[list], entry];
  return { ...thread, [list]: entries.toSorted((one, other) => (one.id < other.id ? -1 : 1)) };
}

export function withoutEntry(thread: Thread, list: List, id: string): Thread {
  return { ...thread, [list]: thread[list].filter((entry) => entry.id !== id) };
}

/** What the registration itself became, with the thread that is shown. */
export const withHeader = ({ goals, agreements, replies, documents }: Thread, header: Schemas["Registration"]): Thread =>
  ({ ...header, goals, agreements, replies, documents });

/** A new reply: a question puts the ball in the other court, an answer takes it out of one's own. */
export function withReply(thread: Thread, reply: Reply): Thread {
  const { side } = reply.author;
  const left = thread.waiting_for === side ? null : thread.waiting_for;
  return {
    ...withEntry(thread, "replies", reply),
    waiting_for: reply.kind === "question" ? otherSide(side) : left,
    last_activity_at: reply.added_at,
    active_at: { ...thread.active_at, [side]: reply.added_at },
  };
}

export const otherSide = (side: Side): Side => (side === "clb" ? "school" : "clb");
