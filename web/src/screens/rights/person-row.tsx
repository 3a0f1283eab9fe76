// One person in the list of rights: what they hold, since when, until when and by whom.

import { Tag } from "../../parts/tags";
import { dayAndYear, daysUntil } from "../../words/dates";
import { SOON } from "./asked";
import { RightName } from "./right-name";
import { type Assignment, byWhom, isPast, nameOf, type Person, personPage, type Right, STATE } from "./words";

export function PersonRow({ number, person }: { number: string; person: Person }) {
  const name = nameOf(person);
  const known = person.assignments.length > 0;
  return (
    <li class={person.blocked ? "card fresh" : "card"}>
      <div class="head">
        <div>
          <h2 class="reference">{name}</h2>
          <p class="quiet">{[person.function, person.email !== name && person.email].filter(Boolean).join(" · ")}</p>
        </div>
        <a class="button" href={personPage(number, person.id)}>
          <span aria-hidden="true">✎ </span>Wijzig<span class="hidden"> de rechten van {name}</span>
        </a>
      </div>
      {person.blocked ? <Tag kind="wait">Geblokkeerd</Tag> : null}
      {person.undeliverable ? <Tag kind="wait">Mail komt niet aan</Tag> : null}
      <ul class="plain-list">
        {person.assignments.map((one) => (
          <AssignmentLine key={one.id} one={one} />
        ))}
        {known ? null : person.roles.map((role) => <li key={role}><RightName right={role as Right} /></li>)}
      </ul>
    </li>
  );
}

export function AssignmentLine({ one }: { one: Assignment }) {
  const left = daysUntil(one.until);
  return (
    <li class="right">
      <p>
        <strong>
          <RightName right={one.right} />
        </strong> {one.state === "active" ? null : <Tag>{STATE[one.state]}</Tag>}
        {!isPast(one) && left <= SOON ? <Tag kind="wait">{left === 0 ? "loopt vandaag af" : `loopt af over ${left} ${left === 1 ? "dag" : "dagen"}`}</Tag> : null}
      </p>
      <p>
        sinds {dayAndYear(one.from)}, tot en met {dayAndYear(one.until)}
      </p>
      <p class="quiet">toegekend door {byWhom(one.granted.by)}</p>
    </li>
  );
}
