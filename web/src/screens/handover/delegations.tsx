// Vervanging: who acts for whom during a leave; it ends by itself.

import { useState } from "preact/hooks";
import { post, remove } from "../../api/outbox";
import { get, type Reading, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { useDoing } from "../../parts/doing";
import { keepingFocus } from "../../parts/focus";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { tell, tellWrong } from "../../parts/undo";
import { useRightsAt } from "../../session/rights";
import { dayAndYear, isoNow } from "../../words/dates";
import { DelegationForm } from "./delegation-form";
import { lastDayOf } from "./leave";
import { Places } from "./places";
import { type Staff, useStaff } from "./words";

type Delegation = Schemas["Delegation"];
type List = Schemas["DelegationList"];

const ALL = "/institutions/{number}/delegations";

export default function Delegations({ number }: { number: string }) {
  const staff = useStaff(number);
  const list = useReading(`delegations ${number}`, () => get(ALL, { path: { number } }));
  const [wrong, setWrong] = useState(false);
  return (
    <>
      <Places number={number} />
      <h1 tabIndex={-1} ref={useTitle(`${wrong ? "Fout: " : ""}Vervanging`)}>
        Vervanging
      </h1>
      <p class="lead">
        Bent u een tijd afwezig? Een collega volgt dan uw registraties op, in uw naam. U blijft de eigenaar, en het stopt vanzelf.
      </p>
      <Read reading={list}>
        {({ items }) => (
          <>
            <Now number={number} items={items} staff={staff} list={list} />
            {staff.ready ? <DelegationForm number={number} staff={staff} onWrong={setWrong} onMade={(made) => told(number, made, staff, list)} /> : null}
          </>
        )}
      </Read>
    </>
  );
}

function told(number: string, made: Delegation, staff: Staff, list: Reading<List>): void {
  void list.reload();
  tell(`${staff.nameOf(made.delegate)} vervangt ${staff.nameOf(made.owner)}.`, () => end(number, made, list));
}

async function end(number: string, { id }: Delegation, list: Reading<List>): Promise<void> {
  await remove(`${ALL}/{delegation_id}`, { path: { number, delegation_id: id } });
  await list.reload();
}

async function again(number: string, { owner, delegate, from, until }: Delegation, list: Reading<List>): Promise<void> {
  await post(ALL, { path: { number }, body: { owner, delegate, from, until } });
  await list.reload();
}

interface NowProps {
  number: string;
  items: Delegation[];
  staff: Staff;
  list: Reading<List>;
}

function Now({ items, ...props }: NowProps) {
  return (
    <section aria-labelledby="now">
      <h2 id="now">Nu en straks</h2>
      {items.length ? null : <p class="quiet">Niemand wordt vervangen.</p>}
      <ul class="list">
        {items.map((one) => (
          <Row key={one.id} one={one} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one, number, staff, list }: Omit<NowProps, "items"> & { one: Delegation }) {
  const { isAdmin, personId } = useRightsAt(number);
  const [busy, setBusy] = useState(false);
  const doing = useDoing();
  const who = `${staff.nameOf(one.delegate)} vervangt ${staff.nameOf(one.owner)}`;
  const stop = async () => {
    setBusy(true);
    await end(number, one, list).then(() => tell("De vervanging is beëindigd.", undoFor()), tellWrong);
    setBusy(false);
  };
  // Who acted for somebody may stop, and only those others may say again that they do.
  const undoFor = () => (isAdmin || one.owner === personId ? () => again(number, one, list) : undefined);
  return (
    <li class="card">
      <p>
        <strong>{who}</strong> {one.from > isoNow() ? <Tag>Begint later</Tag> : null}
      </p>
      <p class="quiet">
        van {dayAndYear(one.from)} tot en met {dayAndYear(lastDayOf(one.until))}
      </p>
      {isAdmin || [one.owner, one.delegate].includes(personId) ? (
        <p class="buttons">
          <button type="button" disabled={busy} onClick={() => void keepingFocus(stop)}>
            {busy ? doing : "Beëindig nu"}
            <span class="hidden">: {who}</span>
          </button>
        </p>
      ) : null}
    </li>
  );
}
