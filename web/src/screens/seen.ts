// What somebody has seen of a dossier: a mark that goes forward, or back.

import { put } from "../api/outbox";
import type { Schemas } from "../api/types";
import { tell, tellWrong } from "../parts/undo";

export type Row = Schemas["DossierRow"];
type Mark = Schemas["Seen"];

export const NEVER = "2000-01-01T00:00:00.000Z"; // who takes back their first mark has not been here yet

const SEEN = "/dossiers/{dossier_id}/seen";

export const keepMark = (row: Row, body: Mark): Promise<unknown> => put(SEEN, { path: { dossier_id: row.id }, body });

export const allSeen = ({ events }: Row): Mark => ({ events });

/** As it was when this row was read. */
export const asBefore = (row: Row): Mark => ({ events: row.events - row.new, at: row.seen_at ?? NEVER });

/** The latest event of the partner is new again, and what came at that moment with it. */
export const lastUnseen = (row: Row): Mark => ({
  events: Math.max(0, row.events - 1),
  at: row.latest_event_at ? new Date(Date.parse(row.latest_event_at) - 1).toISOString() : NEVER,
});

/** Keeps another mark; it can be taken back. */
export async function mark(row: Row, to: Mark, told: string, reload: () => Promise<void>): Promise<void> {
  try {
    await keepMark(row, to);
    await reload();
    tell(told, async () => {
      await keepMark(row, asBefore(row));
      await reload();
    });
  } catch (error) {
    tellWrong(error);
  }
}
