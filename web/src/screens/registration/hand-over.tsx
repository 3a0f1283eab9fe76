// To a colleague at the same CLB: the registration goes on, with all that it holds.

import { useEffect, useRef, useState } from "preact/hooks";
import { SelectField } from "../../parts/fields";
import { handOver } from "./owner";
import { Refusal } from "./refusal";
import type { Scene } from "./scene";

export default function HandOver({ scene, onDone }: { scene: Scene; onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [to, setTo] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [wrong, setWrong] = useState<string>();
  useEffect(() => form.current?.querySelector("select")?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    setError(undefined);
    setWrong(to ? undefined : "Kies een collega.");
    if (!to) return;
    setBusy(true);
    await handOver(scene, to).then(onDone, setError);
    setBusy(false);
  };
  return (
    <form class="inset" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <SelectField
        name="to"
        label="Wie wordt de eigenaar?"
        hint={hintFor(scene)}
        value={to}
        onValue={setTo}
        options={colleaguesIn(scene)}
        error={wrong}
        none="Kies een collega"
        required
      />
      <Refusal error={error} />
      <p class="buttons">
        <button class="first" disabled={busy}>
          Draag over
        </button>
        <button type="button" class="plain" onClick={onDone}>
          Annuleer
        </button>
      </p>
    </form>
  );
}

const hintFor = ({ isAdmin }: Scene) =>
  isAdmin ? "Een collega met de rol samenwerkingsdossier." : "Daarna kan alleen die collega, of uw lokale beheerder, ze teruggeven.";

/** Who can own a registration of this CLB now, and does not own this one yet. */
function colleaguesIn({ people, thread }: Scene): Record<string, string> {
  const others = people.all.filter(({ id, side, may_own }) => side === "clb" && may_own && id !== thread.owner.id);
  return Object.fromEntries(others.map(({ id, name, function: role }) => [id, [name, role].filter(Boolean).join(", ")]));
}
