// S6: who of an institution has which right, since when, until when and by whom; for its administrator.

import { ErrorBoundary, lazy, useLocation } from "preact-iso";
import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { More, usePages } from "../../parts/pages";
import { Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { useRightsAt } from "../../session/rights";
import { count } from "../../words/nl";
import { type Asked, addressOf, askedBy, queryOf } from "./asked";
import { isOwn, usePlace } from "./institution";
import { PlaceName } from "./place-name";
import { PersonRow } from "./person-row";
import { Search } from "./search";
import { pageOf } from "./words";
import "./rights.css";

type Page = Schemas["RightsList"];

const Elsewhere = lazy(() => import("./elsewhere"));

export default function LookUp({ number }: { number: string }) {
  const { query } = useLocation();
  const asked = askedBy(query);
  const key = addressOf(asked);
  const { isAdmin } = useRightsAt(number);
  const place = usePlace(number);
  const first = useReading(`rights ${number} ${key}`, () => pageFor(number, asked));
  return (
    <>
      <p class="back">
        <a href="/">← Start</a>
      </p>
      <h1 tabIndex={-1} ref={useTitle("Toegangsrechten")}>
        Toegangsrechten
      </h1>
      <PlaceName place={place.value} />
      <ErrorBoundary>
        {place.value && !isOwn(place.value) ? <Elsewhere place={place.value} /> : null}
      </ErrorBoundary>
      {isAdmin ? <Search key={key} number={number} kind={place.value?.kind} asked={asked} /> : null}
      <Read reading={first}>{(page) => <List key={key} number={number} first={page} asked={asked} />}</Read>
    </>
  );
}

const pageFor = (number: string, asked: Asked, cursor?: string) =>
  get("/institutions/{number}/assignments", { path: { number }, query: queryOf(asked, cursor) });

function List({ number, first, asked }: { number: string; first: Page; asked: Asked }) {
  const { items: people, ...pages } = usePages(first, (from) => pageFor(number, asked, from));
  return (
    <>
      <p role="status" class="quiet">
        {people.length ? `${count(people.length, "persoon", "personen")}${pages.cursor ? ", en er zijn er meer" : ""}` : ""}
      </p>
      <ul class="list">
        {people.map((person) => (
          <PersonRow key={person.id} number={number} person={person} />
        ))}
      </ul>
      {people.length ? null : <Empty number={number} asked={asked} />}
      <More {...pages} />
    </>
  );
}

function Empty({ number, asked }: { number: string; asked: Asked }) {
  const { route } = useLocation();
  if (!addressOf(asked)) return <p class="empty">Nog niemand heeft hier een recht. Nodig een collega uit.</p>;
  return (
    <div class="empty">
      <p>Niemand gevonden.</p>
      <p class="quiet">Staat een collega er niet bij? Nodig die dan uit met een e-mailadres.</p>
      <p class="buttons">
        <button type="button" onClick={() => route(pageOf(number), true)}>
          Wis wat u zoekt
        </button>
        <a class="button" href={`${pageOf(number)}/uitnodigen`}>
          Nodig iemand uit
        </a>
      </p>
    </div>
  );
}
