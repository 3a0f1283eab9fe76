// The handovers at a CLB: one's own, or for its local administrator all of them.

import { useState } from "preact/hooks";
import { get, useReading } from "../../api/read";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { dayAndYear } from "../../words/dates";
import { titleOf } from "./handover-title";
import { Places } from "./places";
import { ALL, type Handover, outcomeOf, pageOf, type Staff, STATE, useStaff } from "./words";

export default function Handovers({ number }: { number: string }) {
  const staff = useStaff(number);
  const [cursor, setCursor] = useState<string>();
  const list = useReading(`handovers ${number} ${cursor ?? ""}`, () =>
    get(ALL, { path: { number }, ...(cursor ? { query: { cursor } } : {}) }),
  );
  return (
    <>
      <Places number={number} />
      <h1 tabIndex={-1} ref={useTitle("Overdrachten")}>
        Overdrachten
      </h1>
      <p class="lead">Vertrekt een collega of wisselt die van school? Draag alle registraties in één keer over.</p>
      <p class="buttons">
        <a class="button first" href={`${pageOf(number)}/nieuw`}>
          Draag registraties over
        </a>
      </p>
      <Read reading={list}>
        {({ items, cursor: next }) => (
          <>
            {items.length ? null : <p class="empty">Er was nog geen overdracht.</p>}
            <ul class="list">
              {items.map((one) => (
                <Row key={one.id} number={number} one={one} staff={staff} />
              ))}
            </ul>
            {next ? (
              <button type="button" onClick={() => setCursor(next)}>
                Toon oudere
              </button>
            ) : null}
          </>
        )}
      </Read>
    </>
  );
}

function Row({ number, one, staff }: { number: string; one: Handover; staff: Staff }) {
  const [word, kind] = STATE[one.state];
  return (
    <li class="card">
      <a class="name" href={`${pageOf(number)}/${one.id}`}>
        {titleOf(one, staff)}
      </a>
      <p>
        <Tag kind={kind}>{word}</Tag>
        <span class="quiet">
          {dayAndYear(one.started_at)}, door {staff.nameOf(one.by.id)}
        </span>
      </p>
      {outcomeOf(one).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </li>
  );
}
