import type { Scene } from "./scene";
import type { Sheet } from "./sheets";
import type { EntryOf, List } from "./thread";
import { orRead, trashEntry } from "./trash";
import { TrashForm } from "./trash-form";

interface Props<L extends List> {
  scene: Scene;
  sheet: Sheet<L>;
  entry: EntryOf<L>;
  onCancel: () => void;
}

export default function EntryTrash<L extends List>({ scene, sheet, entry, onCancel }: Props<L>) {
  const onTrash = (reason: string) => trashEntry(scene, sheet, entry, reason).catch(orRead(scene));
  return <TrashForm place={scene.place} onTrash={onTrash} onCancel={onCancel} />;
}
