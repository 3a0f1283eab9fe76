// Away with a reason, and back: contributions to a thread, and a registration as a whole.

import { post } from "../../api/outbox";
import { Refused } from "../../api/problem";
import { tell } from "../../parts/undo";
import { changeShown, readShown, type Scene } from "./scene";
import { show } from "./settle";
import { type Place, type Sheet, THREAD } from "./sheets";
import { type EntryOf, type List, withHeader, withoutEntry } from "./thread";

/** Throws what was refused. */
export async function trashEntry<L extends List>(
  { place }: Scene,
  sheet: Sheet<L>,
  entry: EntryOf<L>,
  reason: string,
): Promise<void> {
  const version = await toTrash(place, sheet, entry, reason);
  const path = { ...place, entries: sheet.list, entry_id: entry.id };
  tell(`${sheet.name} ligt in de prullenbak.`, async () => {
    const back = await post(`${THREAD}/{entries}/{entry_id}/restore`, { path, body: {}, version });
    show(place, sheet, back as EntryOf<L>);
    readShown(place);
  });
}

/** What was just added can be taken back; the trash keeps it. */
export function tellAdded<L extends List>(place: Place, sheet: Sheet<L>, entry: EntryOf<L>): void {
  tell(`${sheet.name} is toegevoegd.`, () => toTrash(place, sheet, entry, "Ongedaan gemaakt"));
}

/** Gives its version there. */
async function toTrash<L extends List>(
  place: Place,
  { list }: Sheet<L>,
  { id, version }: EntryOf<L>,
  reason: string,
): Promise<number> {
  const path = { ...place, entries: list, entry_id: id };
  const trashed = await post(`${THREAD}/{entries}/{entry_id}/trash`, { path, body: { reason }, version });
  changeShown(place.registration_id, (thread) => withoutEntry(thread, list, id));
  readShown(place); // who is waited for may have changed with it
  return trashed.version;
}

/** Throws what was refused. */
export async function trashRegistration(
  { place, thread }: Scene,
  reason: string,
  route: (url: string) => void,
): Promise<void> {
  const { version } = await post(`${THREAD}/trash`, { path: place, body: { reason }, version: thread.version });
  const dossier = `/dossiers/${place.dossier_id}`;
  route(dossier);
  tell(`“${thread.title}” ligt in de prullenbak.`, async () => {
    await post(`${THREAD}/restore`, { path: place, body: {}, version });
    route(`${dossier}/registraties/${thread.id}`);
  });
}

/** Throws what was refused. */
export async function restoreRegistration({ place, thread }: Scene): Promise<void> {
  const { version } = thread;
  const back = await post(`${THREAD}/restore`, { path: place, body: {}, version });
  changeShown(place.registration_id, (shown) => withHeader(shown, back));
  tell("De registratie is terug uit de prullenbak.");
}

/** What was refused is no longer as it stands here: it is read again, and tried again by who wants to. */
export const orRead = ({ reload }: Scene) => (error: unknown): never => {
  if (error instanceof Refused) void reload();
  throw error;
};
