import type { Scene } from "./scene";
import type { Sheet } from "./sheets";
import type { EntryOf, List } from "./thread";
import { trashEntry } from "./trash";
import { TrashForm } from "./trash-form";

interface Props<L extends List> {
  scene: Scene;
  sheet: Sheet<L>;
  entry: EntryOf<L>;
  onCancel: () => void;
}

export default function EntryTrash<L extends List>({ scene, sheet, entry, onCancel }: Props<L>) {
  return <TrashForm onTrash={(reason) => trashEntry(scene, sheet, entry, reason)} onCancel={onCancel} />;
}
