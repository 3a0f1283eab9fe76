// A text that was left behind: whether it still has to be kept, or was kept after all.

import { outbox } from "../../api/outbox";
import { drop } from "../../device/store";
import type { Scene } from "./scene";
import type { Sheet } from "./sheets";
import type { EntryOf, List, Thread } from "./thread";
import type { Typed } from "./typed";

/** What arrived is no draft any more; what is on its way is one, but nobody has to do anything. */
export async function isUnsaved<L extends List>(
  key: string,
  typed: Typed<L>,
  sheet: Sheet<L>,
  { thread, personId }: Scene,
): Promise<boolean> {
  if (isUnderway(typed)) return false;
  if (!isThere(sheet, typed, thread, personId)) return true;
  await drop("drafts", key);
  return false;
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
