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
  const { busy, error, wrong, submit } = useTrash(reason.trim(), onTrash);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
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

function useTrash(reason: string, onTrash: Props["onTrash"]) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [wrong, setWrong] = useState<string>();
  const submit = async (event: Event) => {
    event.preventDefault();
    setError(undefined);
    setWrong(reason ? undefined : "Zeg kort waarom.");
    if (!reason) return;
    setBusy(true);
    await onTrash(reason).catch((refused: unknown) => {
      setError(refused);
      setWrong(errorsOf(refused)["reason"]);
    });
    setBusy(false);
  };
  return { busy, error, wrong, submit };
}
