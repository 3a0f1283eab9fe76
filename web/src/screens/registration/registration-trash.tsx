import { useLocation } from "preact-iso";
import type { Scene } from "./scene";
import { orRead, trashRegistration } from "./trash";
import { TrashForm } from "./trash-form";

export default function RegistrationTrash({ scene, onCancel }: { scene: Scene; onCancel: () => void }) {
  const { route } = useLocation();
  const onTrash = (reason: string) => trashRegistration(scene, reason, route).catch(orRead(scene));
  return <TrashForm place={scene.place} onTrash={onTrash} onCancel={onCancel} />;
}
