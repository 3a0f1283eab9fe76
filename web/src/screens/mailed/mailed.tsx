// Meldingen: what a person is mailed, and how often. What they choose is kept at once.

import "./mailed.css";
import { useState } from "preact/hooks";
import { request } from "../../api/client";
import { get, type Reading, useReading } from "../../api/read";
import { keepingFocus } from "../../parts/focus";
import { Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { tell, tellWrong } from "../../parts/undo";
import { Addresses } from "./addresses";
import { type Chosen, chosen, type Frequency, KINDS, type Kind, OFTEN, type Preferences, said } from "./words";

export default function Mailed() {
  const reading = useReading("preferences", () => get("/me/preferences", {}));
  return (
    <>
      <h1 tabIndex={-1} ref={useTitle("Meldingen")}>
        Meldingen
      </h1>
      <p class="lead">
        Kies waarvoor u een mail krijgt, en hoe vaak. In een mail staat nooit inhoud: alleen dat er iets is, voor welke
        school, en een link.
      </p>
      <Read reading={reading}>{(now) => <Inside now={now} reading={reading} />}</Read>
    </>
  );
}

function Inside({ now, reading }: { now: Preferences; reading: Reading<Preferences> }) {
  const [busy, setBusy] = useState(false);
  const set = async (change: Partial<Chosen>) => {
    setBusy(true);
    await keepingFocus(() => save(now, change, reading).catch(tellWrong));
    setBusy(false);
  };
  return (
    <div class="mailed">
      <Addresses addresses={now.addresses} />
      {now.stopped ? (
        <div class="note">
          <p>U krijgt geen mails. Uw keuzes hieronder blijven bewaard.</p>
          <p class="buttons">
            <button type="button" disabled={busy} onClick={() => void set({ stopped: false })}>
              Stuur mij weer mails
            </button>
          </p>
        </div>
      ) : null}
      <ul class="list">
        {(Object.keys(KINDS) as Kind[]).map((kind) => (
          <Row key={kind} kind={kind} often={now[kind]} off={now.stopped} onOften={(often) => set({ [kind]: often })} />
        ))}
      </ul>
      {now.stopped ? null : (
        <p>
          <button type="button" class="link" disabled={busy} onClick={() => void set({ stopped: true })}>
            Stuur mij geen mails meer
          </button>
        </p>
      )}
    </div>
  );
}

/** Taken back by choosing again what was chosen before. */
async function save(before: Preferences, change: Partial<Chosen>, reading: Reading<Preferences>): Promise<void> {
  const keep = async (body: Chosen) => reading.replace((await request("put", "/me/preferences", { body })) as Preferences);
  await keep(chosen(before, change));
  tell(said(change), () => keep(chosen(before, {})));
}

function Row({ kind, often, off, onOften }: {
  kind: Kind;
  often: Frequency;
  off: boolean;
  onOften: (often: Frequency) => Promise<void>;
}) {
  const [title, what] = KINDS[kind];
  return (
    <li class="card head">
      <div>
        <label class="name" for={kind}>
          {title}
        </label>
        <p class="quiet" id={`${kind}-what`}>
          {what}
        </p>
      </div>
      <select
        id={kind}
        value={often}
        disabled={off}
        aria-describedby={`${kind}-what`}
        onChange={(event) => void onOften(event.currentTarget.value as Frequency)}
      >
        {Object.entries(OFTEN).map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </li>
  );
}
