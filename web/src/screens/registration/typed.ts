// What is typed of a goal, an agreement or a reply: kept on this device until the API has it.

import { useEffect } from "preact/hooks";
import { kept } from "../../device/store";
import type { Scene } from "./scene";
import type { FieldsOf, Place, Sheet } from "./sheets";
import type { EntryOf, List } from "./thread";

/** What is typed, over which version. */
export interface Typed<L extends List> {
  fields: FieldsOf[L];
  read?: EntryOf<L> | undefined;
}

export const typedKey = ({ dossier_id, registration_id }: Place, list: List, id = "new"): string =>
  `registration ${dossier_id} ${registration_id} ${list} ${id}`;

/** A form that was left with a text in it, stands open again. */
export function useLeftTyped<L extends List>(scene: Scene, sheet: Sheet<L>, open: () => void, entry?: EntryOf<L>): void {
  const key = typedKey(scene.place, sheet.list, entry?.id);
  const reopen = async () => {
    const found = await kept<Typed<L>>("drafts", key);
    if (!found) return;
    const { isUnsaved } = await import("./left-typed");
    if (await isUnsaved(key, found.value, sheet, scene)) open();
  };
  useEffect(() => {
    if (scene.may.write) void reopen();
  }, [key, scene.may.write]);
}
