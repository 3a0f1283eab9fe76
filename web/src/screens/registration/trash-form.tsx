// Why something goes to the trash: asked shortly, told to both sides.

import { useEffect, useRef, useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { errorsOf } from "../../parts/form";
import { Refusal } from "./refusal";

interface Props {
  /** Throws what was refused. */
  onTrash: (reason: string) => Promise<void>;
  onCancel: () => void;
}

const MOST = 120; // characters

export function TrashForm({ onTrash, onCancel }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [wrong, setWrong] = useState<string>();
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    setError(undefined);
    setWrong(reason.trim() ? undefined : "Zeg kort waarom.");
    if (!reason.trim()) return;
    setBusy(true);
    await onTrash(reason.trim()).catch((refused: unknown) => {
      setError(refused);
      setWrong(errorsOf(refused)["reason"]);
    });
    setBusy(false);
  };
  return (
    <form class="inset" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        name="reason"
        label="Waarom gaat dit naar de prullenbak?"
        hint="Beide partners kunnen het lezen. Terugzetten kan 30 dagen lang."
        value={reason}
        onValue={setReason}
        error={wrong}
        most={MOST}
        required
      />
      <Refusal error={error} />
      <p class="buttons">
        <button class="first" disabled={busy}>
          Leg in de prullenbak
        </button>
        <button type="button" class="plain" onClick={onCancel}>
          Annuleer
        </button>
      </p>
    </form>
  );
}
