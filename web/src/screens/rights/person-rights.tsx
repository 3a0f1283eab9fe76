// One person's rights at an institution: as they are, to be changed, blocked, and how they came about.

import { ErrorBoundary, lazy, useLocation } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";
import { get, type Reading, useReading } from "../../api/read";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { useRightsAt } from "../../session/rights";
import { dayAndYear } from "../../words/dates";
import { ChangeForm } from "./change-form";
import { isOwn, type Place, usePlace } from "./institution";
import { AssignmentLine } from "./person-row";
import { PlaceName } from "./place-name";
import { heldBy } from "./plan";
import { RightName } from "./right-name";
import { byWhom, nameOf, pageOf, type Person, type Right } from "./words";
import "./rights.css";

const Elsewhere = lazy(() => import("./elsewhere"));
const Block = lazy(() => import("./block"));
const Story = lazy(() => import("./rights-story"));

export default function PersonRights({ number, person: id }: { number: string; person: string }) {
  const place = usePlace(number);
  const { query } = useLocation();
  const reading = useReading(`person ${number} ${id}`, () =>
    get("/institutions/{number}/assignments/{person_id}", { path: { number, person_id: id } }),
  );
  const name = reading.value ? nameOf(reading.value) : "Toegangsrechten";
  const heading = useTitle(name);
  const step = query["controle"] !== undefined;
  useFocusAt(heading, step);
  return (
    <>
      <p class="back">
        <a href={pageOf(number)}>← Toegangsrechten</a>
      </p>
      <h1 tabIndex={-1} ref={heading}>
        {name}
      </h1>
      <PlaceName place={place.value} />
      <Read reading={reading}>
        {(person) => (place.value ? <Inside key={id} number={number} place={place.value} person={person} reading={reading} /> : null)}
      </Read>
      {place.error && !place.value ? <Read reading={place}>{() => null}</Read> : null}
    </>
  );
}

/** Another step of the same page begins at its top, or at what is wrong in it. */
function useFocusAt(heading: { current: HTMLElement | null }, step: boolean): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (!document.activeElement?.closest("[role=alert]")) heading.current?.focus();
  }, [step]);
}

interface Props {
  number: string;
  place: Place;
  person: Person;
  reading: Reading<Person>;
}

function Inside({ number, place, person, reading }: Props) {
  const { query } = useLocation();
  const isChecking = query["controle"] !== undefined;
  return (
    <>
      {isChecking ? null : <Now person={person} />}
      {isOwn(place) ? (
        <ChangeForm number={number} kind={place.kind} person={person} reading={reading} />
      ) : (
        <ErrorBoundary>
          <Elsewhere place={place} />
        </ErrorBoundary>
      )}
      {isChecking ? null : <More number={number} person={person} reading={reading} />}
    </>
  );
}

function Now({ person }: { person: Person }) {
  const held = heldBy(person);
  const block = person.blocks.find(({ lifted }) => !lifted);
  return (
    <section aria-labelledby="now">
      <p class="quiet">{[person.function, person.email].filter(Boolean).join(" · ")}</p>
      {block ? (
        <p class="note">
          <Tag kind="wait">Geblokkeerd</Tag> Niets werkt hier sinds {dayAndYear(block.set.at)}, door {byWhom(block.set.by)}. Reden:{" "}
          {block.set.reason}
        </p>
      ) : null}
      <h2 id="now">Rechten nu</h2>
      {held.length || person.roles.length ? null : <p>Geen enkel recht.</p>}
      <ul class="plain-list">
        {held.map((one) => (
          <AssignmentLine key={one.id} one={one} />
        ))}
        {held.length ? null : person.roles.map((role) => <li key={role}><RightName right={role as Right} /></li>)}
      </ul>
    </section>
  );
}

/** What is seldom done. */
function More({ number, person, reading }: Omit<Props, "place">) {
  const { personId } = useRightsAt(number);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <details onToggle={(event) => setAsked(event.currentTarget.open)}>
        <summary>
          <h2>Geschiedenis</h2>
        </summary>
        <ErrorBoundary>{asked ? <Story person={person} /> : null}</ErrorBoundary>
      </details>
      <ErrorBoundary>
        {person.id === personId ? (
          <p class="quiet">U kunt uzelf niet blokkeren. Vraag het aan een andere lokale beheerder.</p>
        ) : (
          <Block number={number} person={person} reading={reading} />
        )}
      </ErrorBoundary>
    </>
  );
}
