// What the partner did since this person last said to have seen it; what they opened since is read.

import { useEffect, useState } from "preact/hooks";
import { keep, kept } from "../../device/store";
import { NEWS } from "../../words/news";
import { allSeen, keepMark, mark, NEVER, type Row } from "../seen";
import type { Card, Registrations } from "./registrations";

/** Registration → the moment of the activity that was read. */
type Read = Record<string, string>;

export interface News {
  /** How many events of the partner; registrations that are new are marked one by one. */
  count: number;
  /** Registrations on the screen in which something is new. */
  unread: number;
  /** Since when. */
  since: string | null;
  isNew: (card: Card) => boolean;
  /** What made it new, in a word; nothing of what is not. */
  why: (card: Card) => string | undefined;
  markAll: () => Promise<void>;
}

const noteOf = (dossier: string) => `read ${dossier}`;

/** Somebody opened this registration: its last activity is no news any more on this device. */
export async function markRead(dossier: string, registration: string, lastActivity: string): Promise<void> {
  const before = (await kept<Read>("notes", noteOf(dossier)))?.value ?? {};
  await keep("notes", noteOf(dossier), { ...before, [registration]: lastActivity });
}

/** The last activity of this registration that was read on this device, or nothing. */
export async function readUntil(dossier: string, registration: string): Promise<string> {
  return (await kept<Read>("notes", noteOf(dossier)))?.value[registration] ?? "";
}

export function useNews(
  row: Row | undefined,
  side: "clb" | "school",
  list: Registrations,
  reload: () => Promise<void>,
): News {
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    if (row) void kept<Read>("notes", noteOf(row.id)).then((found) => setRead(found?.value ?? {}));
  }, [row?.id]);
  const since = row?.seen_at && row.seen_at > NEVER ? row.seen_at : null;
  const partner = side === "clb" ? "school" : "clb";
  const ofPartner = (card: Card) => card.active_at[partner] ?? "";
  const isNew = (card: Card) =>
    row !== undefined && row.new > 0 && ofPartner(card) > (since ?? "") && ofPartner(card) > (read?.[card.id] ?? "");
  const why = (card: Card) => (isNew(card) ? NEWS[card.active_by[partner] ?? "registration"] : undefined);
  const markAll = async () => {
    if (row) await mark(row, allSeen(row), "Alles is als gelezen gemarkeerd.", reload);
  };
  useAllRead(row, list, read, isNew, reload);
  return { count: row?.new ?? 0, unread: list.items.filter(isNew).length, since, isNew, why, markAll };
}

/** Who opened every new registration has seen the dossier. */
function useAllRead(
  row: Row | undefined,
  list: Registrations,
  read: Read | undefined,
  isNew: (card: Card) => boolean,
  reload: () => Promise<void>,
): void {
  const oldest = list.items.at(-1)?.last_activity_at ?? "";
  const showsAllNews = !list.isNarrowed && (!list.more || oldest < (row?.seen_at ?? ""));
  const done = row !== undefined && row.new > 0 && read !== undefined && Object.keys(read).length > 0 &&
    !list.loading && list.keptAt === undefined && showsAllNews && !list.items.some(isNew);
  useEffect(() => {
    if (!done || !row) return;
    keepMark(row, allSeen(row)).then(reload, () => undefined);
  }, [done]);
}
