// A document that is in the dossier already, at this registration too.

import { useState } from "preact/hooks";
import { SelectField } from "../../parts/fields";
import { Read } from "../../parts/states";
import { Refusal } from "../registration/refusal";
import { revise } from "./changes";
import { isUnshared } from "./grouping";
import { useDocuments } from "./reading";
import type { Shelf } from "./shelf";

export default function Attach({ shelf, onDone }: { shelf: Shelf; onDone: () => void }) {
  const reading = useDocuments(shelf.dossier);
  const [id, setId] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const loose = (reading.value ?? []).filter((one) => !one.registration_id && !isUnshared(one));
  const submit = async (event: Event) => {
    event.preventDefault();
    const chosen = loose.find((one) => one.id === id);
    if (!chosen) return;
    setBusy(true);
    await revise(chosen, { registration_id: shelf.registration ?? "" }, `“${chosen.name}” hangt nu aan deze registratie.`).then(onDone, setError);
    setBusy(false);
  };
  return (
    <Read reading={reading} rows={1}>
      {() => (
        <form class="inset" onSubmit={(event) => void submit(event)} noValidate>
          {loose.length ? (
            <SelectField
              name="attach"
              label="Welk document?"
              value={id}
              onValue={setId}
              options={Object.fromEntries(loose.map((one) => [one.id, one.folder ? `${one.folder}: ${one.name}` : one.name]))}
              none="Kies een document"
              required
            />
          ) : (
            <p>Er zijn geen documenten die nog niet aan een registratie hangen.</p>
          )}
          <Refusal error={error} />
          <p class="buttons">
            {loose.length ? (
              <button class="first" disabled={busy || !id}>
                {busy ? "Bezig…" : "Hang aan"}
              </button>
            ) : null}
            <button type="button" class="plain" onClick={onDone}>
              Annuleer
            </button>
          </p>
        </form>
      )}
    </Read>
  );
}
