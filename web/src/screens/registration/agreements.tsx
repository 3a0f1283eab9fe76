// What was agreed: who does what by when, and whether it was done.

import { Tag } from "../../parts/tags";
import { day, daysUntil } from "../../words/dates";
import { AGREEMENT_STATUS, PARTY } from "../../words/nl";
import { Adding } from "./adding";
import { Item } from "./item";
import { Linked } from "./linkify";
import type { Scene } from "./scene";
import { useSettling } from "./settle";
import { AGREEMENT } from "./sheets";
import type { EntryOf } from "./thread";

type Agreement = EntryOf<"agreements">;

const TAG: Record<Agreement["status"], string> = { open: "on-paper", kept: "good", dropped: "" };

export function Agreements({ scene }: { scene: Scene }) {
  const { agreements } = scene.thread;
  return (
    <section aria-labelledby="agreements">
      <h2 id="agreements">Afspraken</h2>
      {agreements.length ? (
        <ul class="entries">
          {agreements.map((agreement) => (
            <One key={agreement.id} scene={scene} agreement={agreement} />
          ))}
        </ul>
      ) : (
        <p class="quiet">Nog geen afspraken.</p>
      )}
      <Adding scene={scene} sheet={AGREEMENT} button="Voeg een afspraak toe" />
    </section>
  );
}

function One({ scene, agreement }: { scene: Scene; agreement: Agreement }) {
  const { text, party, function: role, status, id } = agreement;
  return (
    <Item
      scene={scene}
      sheet={AGREEMENT}
      entry={agreement}
      may
      edit="Wijzig"
      tools={<Settle scene={scene} agreement={agreement} />}
    >
      <Linked text={text} id={id} />
      <p class="quiet">
        {scene.isNew(agreement) ? <Tag kind="new">Nieuw</Tag> : null}
        <Tag kind={TAG[status]}>{AGREEMENT_STATUS[status]}</Tag>
        {PARTY[party]}
        {role ? `, ${role}` : ""}
        <Due agreement={agreement} />
      </p>
    </Item>
  );
}

function Due({ agreement: { due_on, status } }: { agreement: Agreement }) {
  if (!due_on) return null;
  const left = daysUntil(due_on);
  if (status !== "open" || left > 0) return <> · tegen {day(due_on)}</>;
  return left === 0 ? <strong> · vandaag</strong> : <strong class="late"> · te laat: was voor {day(due_on)}</strong>;
}

function Settle({ scene, agreement }: { scene: Scene; agreement: Agreement }) {
  const { busy, settle } = useSettling(scene, AGREEMENT, agreement);
  const { status, id } = agreement;
  const keep = (isKept: boolean) =>
    isKept
      ? settle({ status: "kept" }, "De afspraak is nagekomen.")
      : settle({ status: "open" }, "De afspraak staat weer open.");
  return (
    <>
      {status === "dropped" ? null : (
        <label class="choice">
          <input
            type="checkbox"
            checked={status === "kept"}
            disabled={busy}
            aria-describedby={id}
            onChange={(event) => void keep(event.currentTarget.checked)}
          />
          <span>Nagekomen</span>
        </label>
      )}
      {status === "kept" ? null : <Drop busy={busy} isDropped={status === "dropped"} id={id} settle={settle} />}
    </>
  );
}

function Drop({ busy, isDropped, id, settle }: {
  busy: boolean;
  isDropped: boolean;
  id: string;
  settle: (change: { status: string }, told: string) => Promise<void>;
}) {
  const go = () =>
    isDropped
      ? settle({ status: "open" }, "De afspraak staat weer open.")
      : settle({ status: "dropped" }, "De afspraak is losgelaten.");
  return (
    <button type="button" class="plain" disabled={busy} aria-describedby={id} onClick={() => void go()}>
      {isDropped ? "Zet weer open" : "Laat los"}
    </button>
  );
}
