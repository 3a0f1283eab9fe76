// One handover: how far it is, how it went, and the way back for fourteen days.

import { useEffect, useState } from "preact/hooks";
import { post } from "../../api/outbox";
import { get, type Reading, useReading } from "../../api/read";
import { useDoing } from "../../parts/doing";
import { keepingFocus } from "../../parts/focus";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { tellWrong } from "../../parts/undo";
import { useRightsAt } from "../../session/rights";
import { dayAndYear, isoNow, when } from "../../words/dates";
import { titleOf } from "./handover-title";
import { Places } from "./places";
import { ALL, farOf, type Handover, isUnderWay, mayBeUndone, outcomeOf, type Staff, STATE, useStaff } from "./words";

const ONE = `${ALL}/{handover_id}` as const;
const PAUSE = 1500; // milliseconds between two looks at how far it is

export default function HandoverScreen({ number, handover: id }: { number: string; handover: string }) {
  const staff = useStaff(number);
  const reading = useReading(`handover ${id}`, () => get(ONE, { path: { number, handover_id: id } }));
  usePolling(reading);
  const title = reading.value && staff.ready ? titleOf(reading.value, staff) : "Overdracht";
  return (
    <>
      <Places number={number} />
      <h1 tabIndex={-1} ref={useTitle(title)}>
        {title}
      </h1>
      <Read reading={reading}>{(value) => <Inside number={number} handover={value} staff={staff} reading={reading} />}</Read>
    </>
  );
}

/** As long as it is under way. */
function usePolling({ value, error, reload }: Reading<Handover>): void {
  const isLooking = value !== undefined && isUnderWay(value);
  useEffect(() => {
    if (!isLooking) return undefined;
    const timer = setInterval(() => void reload(), PAUSE);
    return () => clearInterval(timer);
  }, [isLooking, reload, error]);
}

interface Props {
  number: string;
  handover: Handover;
  staff: Staff;
  reading: Reading<Handover>;
}

function Inside({ number, handover, staff, reading }: Props) {
  const [word, kind] = STATE[handover.state];
  return (
    <>
      <p class="quiet">
        Gestart {when(handover.started_at)} door {staff.nameOf(handover.by.id)}
        {handover.reason ? `. Reden: ${handover.reason}` : ""}
      </p>
      <div role="status">
        <p>
          <Tag kind={kind}>{word}</Tag>
        </p>
        {outcomeOf(handover).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {isUnderWay(handover) ? <Far handover={handover} /> : null}
      <Undo number={number} handover={handover} reading={reading} />
    </>
  );
}

function Far({ handover }: { handover: Handover }) {
  const far = farOf(handover);
  return (
    <>
      <p>
        <label for="far">{far ? `${far.done} van ${far.of} registraties` : "Bezig met tellen…"}</label>
      </p>
      <progress id="far" {...(far ? { value: far.done, max: Math.max(far.of, 1) } : {})} />
      <p class="quiet">U mag deze pagina verlaten: het gaat vanzelf verder.</p>
    </>
  );
}

function Undo({ number, handover, reading }: Omit<Props, "staff">) {
  const { isAdmin, personId } = useRightsAt(number);
  const [busy, setBusy] = useState(false);
  const doing = useDoing();
  if (!mayBeUndone(handover, isoNow())) return null;
  if (!isAdmin && handover.by.id !== personId) {
    return <p class="quiet">Wie de overdracht startte, of de lokale beheerder, kan ze ongedaan maken.</p>;
  }
  const undo = async () => {
    setBusy(true);
    const path = { number, handover_id: handover.id };
    await post(`${ONE}/undo`, { path, body: {}, version: handover.version }).then(reading.replace, tellWrong);
    setBusy(false);
  };
  return (
    <>
      <p class="buttons">
        <button type="button" disabled={busy} onClick={() => void keepingFocus(undo)}>
          {busy ? doing : "Maak ongedaan"}
        </button>
      </p>
      <p class="quiet">
        Dat kan tot {dayAndYear(handover.undo_until)}. Wat intussen weer een andere eigenaar kreeg, blijft bij die eigenaar.
      </p>
    </>
  );
}
