// What is applied at once, and can be taken back for ten seconds.

import { useState } from "preact/hooks";
import { Refused } from "../../api/problem";
import { keepingFocus } from "../../parts/focus";
import { tell, tellWrong } from "../../parts/undo";
import { inWords } from "./in-words";
import { didChange, type Kept, saveAtOnce } from "./saving";
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
      const done = await keepEntry(place, sheet, entry, { ...before, ...change });
      show(place, sheet, done.kept);
      tellKept(place, sheet, done, told);
    } catch (error) {
      show(place, sheet, entry);
      tellWrong(inWords(error));
      if (error instanceof Refused) void reload(); // it is no longer as it stands here
    } finally {
      setBusy(false);
    }
  };
  return { busy, settle: (change, told) => keepingFocus(() => settle(change, told)) };
}

/** Throws what was refused. */
function keepEntry<L extends List>(
  place: Place,
  sheet: Sheet<L>,
  read: EntryOf<L>,
  mine: FieldsOf[L],
): Promise<Kept<EntryOf<L>>> {
  const { fieldsOf, words } = sheet;
  const send = (fields: FieldsOf[L], version: number) =>
    sheet.revise({ ...place, entry_id: read.id }, fields, version);
  return saveAtOnce({ read, mine, fieldsOf, send, words });
}

/** Says what became of a change; who changed something themselves, can take that back. */
export function tellKept<L extends List>(place: Place, sheet: Sheet<L>, done: Kept<EntryOf<L>>, told: string): void {
  if (done.isTheirs) return tell(THEIRS);
  tell(told, didChange(done) ? () => takeBack(place, sheet, done) : undefined);
}

const THEIRS = "De andere tekst blijft staan.";

async function takeBack<L extends List>(place: Place, sheet: Sheet<L>, { kept, over }: Kept<EntryOf<L>>): Promise<void> {
  const back = await keepEntry(place, sheet, kept, sheet.fieldsOf(over));
  show(place, sheet, back.kept);
}

export const show = <L extends List>({ registration_id }: Place, sheet: Sheet<L>, entry: EntryOf<L>): void =>
  changeShown(registration_id, (thread) => withEntry(thread, sheet.list, entry));
