// Under which number a CLB and a school with several of them register: one side proposes, the other agrees.

import { useState } from "preact/hooks";
import { post, put } from "../../api/outbox";
import { Refused } from "../../api/problem";
import type { Reading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { useDoing } from "../../parts/doing";
import { SelectField } from "../../parts/fields";
import { keepingFocus } from "../../parts/focus";
import { tell, tellWrong } from "../../parts/undo";
import { useRights } from "../../session/rights";
import { day } from "../../words/dates";
import { SIDE } from "../../words/nl";
import { candidates, nameOf, type Row } from "./numbers";

type Dossier = Schemas["Dossier"];
type Answer = "confirm" | "decline" | "withdraw";

interface Props {
  dossier: Dossier;
  rows: Row[];
  reading: Reading<Dossier>;
}

export default function AgreedNumber({ dossier, rows, reading }: Props) {
  const { isPartner, side } = useRights(dossier.id);
  const { busy, change } = useChanging(reading);
  const others = candidates(dossier, rows);
  const mayPropose = isPartner && dossier.status === "active" && others.length > 1;
  const { proposal, registers_under: agreed } = dossier;
  const answer = (what: Answer) => () => void keepingFocus(() => change(() => answered(dossier, what), TOLD[what]));
  if (!agreed && !proposal && !mayPropose) return null;
  return (
    <section aria-labelledby="agreed-number">
      <h2 id="agreed-number">Onder welk nummer registreert u?</h2>
      {agreed ? <p>School en CLB spraken af: registreren onder {nameOf(agreed, rows)}.</p> : <p class="quiet">Daarover is nog niets afgesproken.</p>}
      {proposal ? (
        <div class="note">
          <p>
            {proposal.by.side === side ? "Uw kant" : `De kant van ${SIDE[proposal.by.side] === "CLB" ? "het CLB" : "de school"}`} stelde{" "}
            {nameOf(proposal.number, rows)} voor, op {day(proposal.at)}.
          </p>
          {isPartner && dossier.status === "active" ? (
            <p class="buttons">
              {(proposal.by.side === side ? MINE : THEIRS).map(([what, word]) => (
                <button key={what} type="button" class={what === "confirm" ? "first" : ""} disabled={busy} onClick={answer(what)}>
                  {word}
                </button>
              ))}
            </p>
          ) : null}
        </div>
      ) : null}
      {mayPropose ? <Propose dossier={dossier} rows={others} busy={busy} change={change} /> : null}
    </section>
  );
}

const MINE: [Answer, string][] = [["withdraw", "Trek het voorstel in"]];
const THEIRS: [Answer, string][] = [
  ["confirm", "Ga akkoord"],
  ["decline", "Ga niet akkoord"],
];
const TOLD: Record<Answer, string> = {
  confirm: "Afgesproken. Beide kanten zien het nummer in het dossier.",
  decline: "U ging niet akkoord. Wat eerder afgesproken was, blijft.",
  withdraw: "Het voorstel is ingetrokken.",
};

function answered({ id, version }: Dossier, what: Answer): Promise<Dossier> {
  const path = { dossier_id: id };
  const asked = { path, body: {}, version };
  if (what === "confirm") return post("/dossiers/{dossier_id}/registers-under/confirm", asked);
  if (what === "decline") return post("/dossiers/{dossier_id}/registers-under/decline", asked);
  return post("/dossiers/{dossier_id}/registers-under/withdraw", asked);
}

type Change = (send: () => Promise<Dossier>, told: string, undo?: (kept: Dossier) => Promise<Dossier>) => Promise<void>;

function useChanging(reading: Reading<Dossier>): { busy: boolean; change: Change } {
  const [busy, setBusy] = useState(false);
  const change: Change = async (send, told, undo) => {
    setBusy(true);
    try {
      const kept = await send();
      reading.replace(kept);
      tell(told, undo && (async () => reading.replace(await undo(kept))));
    } catch (error) {
      tellWrong(error);
      if (error instanceof Refused) void reading.reload(); // it is no longer as it stands here
    }
    setBusy(false);
  };
  return { busy, change };
}

interface ProposeProps {
  dossier: Dossier;
  rows: Row[];
  busy: boolean;
  change: Change;
}

function Propose({ dossier, rows, busy, change }: ProposeProps) {
  const doing = useDoing();
  const [number, setNumber] = useState("");
  const [wrong, setWrong] = useState<string>();
  const submit = (event: Event) => {
    event.preventDefault();
    setWrong(number ? undefined : "Kies een school.");
    if (!number) return;
    const path = { dossier_id: dossier.id };
    const send = () => put("/dossiers/{dossier_id}", { path, body: { registers_under: number }, version: dossier.version });
    void keepingFocus(() => change(send, "Uw voorstel staat in het dossier. De andere kant antwoordt erop.", (kept) => answered(kept, "withdraw")));
  };
  const options = rows.filter((row) => row.school.number !== dossier.registers_under).map(({ school }) => [school.number, `${school.number} ${school.name}`]);
  return (
    <details>
      <summary>Stel een nummer voor</summary>
      <form class="narrow" noValidate onSubmit={submit}>
        <SelectField
          name="registers-under"
          label="Nummer van de school"
          hint="Een school met meerdere nummers registreert het best onder één ervan. De andere kant moet akkoord gaan."
          value={number}
          onValue={setNumber}
          options={Object.fromEntries(options)}
          none="Kies een school"
          error={wrong}
          required
        />
        <p class="buttons">
          <button disabled={busy}>{busy ? doing : "Stel voor"}</button>
        </p>
      </form>
    </details>
  );
}
