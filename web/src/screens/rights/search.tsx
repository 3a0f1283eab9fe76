// What to look for in the list of rights, and what else can be done there.

import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { download } from "../../api/download";
import { Check, DayField, SelectField, TextField } from "../../parts/fields";
import { keepingFocus } from "../../parts/focus";
import { tell, tellWrong } from "../../parts/undo";
import { addressOf, type Asked, fileOf, SOON } from "./asked";
import { pageOf, RIGHT, rightsAt } from "./words";

interface Props {
  number: string;
  kind: "clb" | "school" | undefined;
  asked: Asked;
}

export function Search({ number, kind, asked }: Props) {
  const { route } = useLocation();
  const [value, setValue] = useState(asked);
  const change = (part: Partial<Asked>) => setValue({ ...value, ...part });
  const search = (event: Event) => {
    event.preventDefault();
    route(`${pageOf(number)}${addressOf(value)}`);
  };
  const options = Object.fromEntries((kind ? rightsAt(kind) : []).map((right) => [right, RIGHT[right]]));
  return (
    <search class="filters">
      <form onSubmit={search} noValidate>
        <div class="selects">
          <SelectField
            name="right"
            label="Gebruikersrecht"
            value={value.right}
            onValue={(right) => change({ right: right as Asked["right"] })}
            options={options}
            none="Alle rechten"
            required
          />
          <TextField name="q" label="Naam" required value={value.q} onValue={(q) => change({ q })} most={100} />
          <DayField name="on" label="Op datum" required value={value.on} onValue={(on) => change({ on })} quick={[]} />
        </div>
        <Check label={`Loopt af binnen ${SOON} dagen`} checked={value.soon} onChecked={(soon) => change({ soon })} />
        <p class="buttons">
          <button class="first">Zoek</button>
          <a class="button" href={`${pageOf(number)}/uitnodigen`}>
            Nodig iemand uit
          </a>
          <Export number={number} asked={asked} />
        </p>
      </form>
    </search>
  );
}

/** Of who holds the right on the day; names and ends are looked for in the spreadsheet itself. */
function Export({ number, asked }: { number: string; asked: Asked }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const body = { ...(asked.on ? { on: asked.on } : {}), ...(asked.right ? { right: asked.right } : {}) };
    const where = "/institutions/{number}/assignment-exports";
    await download(where, { path: { number }, body }, fileOf(number, asked)).then(
      () => tell("Het bestand is bewaard. Het staat bij uw downloads."),
      tellWrong,
    );
    setBusy(false);
  };
  return (
    <button type="button" disabled={busy} onClick={() => void keepingFocus(save)}>
      {busy ? "Bezig…" : "Bewaar als CSV"}
    </button>
  );
}
