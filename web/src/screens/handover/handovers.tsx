// The handovers at a CLB: one's own, or for its local administrator all of them.

import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { More, usePages } from "../../parts/pages";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { dayAndYear } from "../../words/dates";
import { titleOf } from "./handover-title";
import { Places } from "./places";
import { ALL, type Handover, outcomeOf, pageOf, type Staff, STATE, useStaff } from "./words";

export default function Handovers({ number }: { number: string }) {
  const staff = useStaff(number);
  const list = useReading(`handovers ${number}`, () => pageFrom(number));
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
      <Read reading={list}>{(first) => <List number={number} staff={staff} first={first} />}</Read>
    </>
  );
}

const pageFrom = (number: string, cursor?: string) => get(ALL, { path: { number }, query: cursor ? { cursor } : {} });

function List({ number, staff, first }: { number: string; staff: Staff; first: Schemas["HandoverList"] }) {
  const { items, ...pages } = usePages(first, (from) => pageFrom(number, from));
  if (items.length === 0 && !pages.cursor) return <p class="empty">Er was nog geen overdracht.</p>;
  return (
    <>
      <ul class="list">
        {items.map((one) => (
          <Row key={one.id} number={number} one={one} staff={staff} />
        ))}
      </ul>
      <More {...pages} word="Toon oudere" />
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
