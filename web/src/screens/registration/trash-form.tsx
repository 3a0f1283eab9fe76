// Why something goes to the trash: asked shortly, told to both sides.

import { useEffect, useRef, useState } from "preact/hooks";
import { Choice, TextField, Written } from "../../parts/fields";
import { errorsOf } from "../../parts/form";
import { Refusal } from "./refusal";
import { goalOf, type Place } from "./sheets";
import { OTHER, reasonOf, REASONS, type Why } from "./trash-reason";
import { TO_TRASH } from "./words";

interface Props {
  place: Pick<Place, "dossier_id">;
  /** Throws what was refused. */
  onTrash: (reason: string) => Promise<void>;
  onCancel: () => void;
}

const MOST = 120; // characters

export function TrashForm({ place, onTrash, onCancel }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [why, setWhy] = useState<Why>({ chosen: "Vergissing", other: "" });
  const { busy, error, wrong, submit } = useTrash(reasonOf(why), onTrash);
  useEffect(() => form.current?.querySelector<HTMLElement>(":checked")?.focus(), []);
  return (
    <form class="inset" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Choice
        name="reason"
        label="Waarom gaat dit naar de prullenbak?"
        hint="Beide partners kunnen het lezen. Terugzetten kan 30 dagen lang."
        value={why.chosen}
        onValue={(chosen) => setWhy({ ...why, chosen })}
        options={REASONS}
        inline
      />
      {why.chosen === OTHER ? (
        <Written.Provider value={{ goal: goalOf(place) }}>
          <TextField
            name="other"
            label="Welke reden?"
            value={why.other}
            onValue={(other) => setWhy({ ...why, other })}
            error={wrong}
            most={MOST}
            required
          />
        </Written.Provider>
      ) : null}
      <Refusal error={error} />
      <p class="buttons">
        <button class="first" disabled={busy}>
          {TO_TRASH}
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
