// What is typed of a goal, an agreement or a reply: kept on this device until the API has it.

import { useEffect } from "preact/hooks";
import { outbox } from "../../api/outbox";
import { drop, kept } from "../../device/store";
import type { Scene } from "./scene";
import type { FieldsOf, Place, Sheet } from "./sheets";
import type { EntryOf, List, Thread } from "./thread";

/** What is typed, over which version. */
export interface Typed<L extends List> {
  fields: FieldsOf[L];
  read?: EntryOf<L> | undefined;
}

export const typedKey = ({ dossier_id, registration_id }: Place, list: List, id = "new"): string =>
  `registration ${dossier_id} ${registration_id} ${list} ${id}`;

/** A form that was left with a text in it, stands open again. */
export function useLeftTyped<L extends List>(scene: Scene, sheet: Sheet<L>, open: () => void, entry?: EntryOf<L>): void {
  const { place, thread, personId, may } = scene;
  const key = typedKey(place, sheet.list, entry?.id);
  useEffect(() => {
    if (!may.write) return;
    void kept<Typed<L>>("drafts", key).then((found) => {
      if (!found || isUnderway(found.value)) return;
      if (isThere(sheet, found.value, thread, personId)) void drop("drafts", key);
      else open();
    });
  }, [key, may.write]);
}

/** It arrived, although the page was closed before the answer came. */
export function isThere<L extends List>({ list, fieldsOf }: Sheet<L>, typed: Typed<L>, thread: Thread, by: string): boolean {
  const entries = thread[list] as EntryOf<L>[];
  return entries.some((entry) =>
    typed.read
      ? entry.id === typed.read.id && isSame(fieldsOf(entry), typed.fields)
      : entry.author.id === by && entry.text === typed.fields.text.trim(),
  );
}

export const isSame = <F extends object>(one: F, other: F): boolean => JSON.stringify(one) === JSON.stringify(other);

const isUnderway = ({ fields }: Typed<List>) =>
  outbox.value.some(({ body }) => (body as { text?: string } | null)?.text === fields.text.trim());
