import { useLocation } from "preact-iso";
import type { Scene } from "./scene";
import { trashRegistration } from "./trash";
import { TrashForm } from "./trash-form";

export default function RegistrationTrash({ scene, onCancel }: { scene: Scene; onCancel: () => void }) {
  const { route } = useLocation();
  return <TrashForm onTrash={(reason) => trashRegistration(scene, reason, route)} onCancel={onCancel} />;
}
