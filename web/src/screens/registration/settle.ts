// What is applied at once, and can be taken back for ten seconds.

import { useState } from "preact/hooks";
import { Refused } from "../../api/problem";
import { tell, tellWrong } from "../../parts/undo";
import { save } from "./saving";
import { changeShown, type Scene } from "./scene";
import type { FieldsOf, Place, Sheet } from "./sheets";
import { type EntryOf, type List, withEntry } from "./thread";

export interface Settling<L extends List> {
  busy: boolean;
  /** `told`: the sentence when it is done. */
  settle: (change: Partial<FieldsOf[L]>, told: string) => Promise<void>;
}

export function useSettling<L extends List>({ place, reload }: Scene, sheet: Sheet<L>, entry: EntryOf<L>): Settling<L> {
  const [busy, setBusy] = useState(false);
  const settle = async (change: Partial<FieldsOf[L]>, told: string) => {
    setBusy(true);
    const before = sheet.fieldsOf(entry);
    show(place, sheet, { ...entry, ...change });
    try {
      const kept = await keepEntry(place, sheet, entry, { ...before, ...change });
      show(place, sheet, kept ?? entry);
      if (kept) tell(told, () => takeBack(place, sheet, kept, before));
    } catch (error) {
      show(place, sheet, entry);
      tellWrong(error);
      if (error instanceof Refused) void reload(); // it is no longer as it stands here
    } finally {
      setBusy(false);
    }
  };
  return { busy, settle };
}

/** Throws what was refused; nothing comes back when both texts have to be brought together first. */
async function keepEntry<L extends List>(
  place: Place,
  sheet: Sheet<L>,
  read: EntryOf<L>,
  mine: FieldsOf[L],
): Promise<EntryOf<L> | undefined> {
  const { fieldsOf, words } = sheet;
  const send = (fields: FieldsOf[L], version: number) =>
    sheet.revise({ ...place, entry_id: read.id }, fields, version);
  const saved = await save({ read, mine, fieldsOf, send, words });
  return "kept" in saved ? saved.kept : undefined;
}

export async function takeBack<L extends List>(
  place: Place,
  sheet: Sheet<L>,
  kept: EntryOf<L>,
  before: FieldsOf[L],
): Promise<void> {
  const back = await keepEntry(place, sheet, kept, before);
  if (back) show(place, sheet, back);
}

export const show = <L extends List>({ registration_id }: Place, sheet: Sheet<L>, entry: EntryOf<L>): void =>
  changeShown(registration_id, (thread) => withEntry(thread, sheet.list, entry));
