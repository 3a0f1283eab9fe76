// S1: which dossier. Who has one goes straight to it.

import { ErrorBoundary, lazy } from "preact-iso";
import { useMemo, useState } from "preact/hooks";
import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { Check } from "../../parts/fields";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { useKeys } from "../../parts/keys";
import { day } from "../../words/dates";
import { count } from "../../words/nl";
import { fold } from "../../words/fold";
import { useChoice } from "./choice";

type Row = Schemas["DossierRow"];
type Me = Schemas["Me"];

const Missing = lazy(() => import("../home/missing"));

export default function Dossiers() {
  const heading = useTitle("Kies uw dossier");
  const me = useReading("me", () => get("/me", {}));
  const list = useReading("dossiers", () => get("/dossiers", {}));
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        Kies uw dossier
      </h1>
      <Read reading={list}>
        {({ items }) => (
          <ErrorBoundary>
            {me.value?.institutions.length === 0 ? <Missing /> : <List rows={items} me={me.value} />}
          </ErrorBoundary>
        )}
      </Read>
    </>
  );
}

function List({ rows, me }: { rows: Row[]; me: Me | undefined }) {
  const [words, setWords] = useState("");
  const ours = useMemo(() => new Set(me?.institutions.map((one) => one.number)), [me]);
  const [place, setPlace] = useState("");
  const places = useMemo(() => placesIn(rows, me), [rows, me]);
  const shown = useMemo(() => rows.filter((row) => isOf(row, place) && fits(row, words)), [rows, words, place]);
  const choice = useChoice(rows.map((row) => row.id));
  useKeys({ "/": () => document.querySelector<HTMLElement>("#find-dossier")?.focus() });
  if (rows.length === 0) return <Empty me={me} />;
  return (
    <>
      <p class="lead">U hebt toegang tot {count(rows.length, "dossier", "dossiers")}.</p>
      {places.length > 1 ? <PlaceChoice places={places} value={place} onValue={setPlace} /> : null}
      {rows.length > 5 ? (
        <p class="field">
          <label for="find-dossier">Zoek op naam of nummer</label>
          <input id="find-dossier" type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        </p>
      ) : null}
      <p role="status" class="hidden">
        {words || place ? count(shown.length, "dossier gevonden", "dossiers gevonden") : ""}
      </p>
      <ul class="list">
        {shown.map((row) => (
          <DossierRow key={row.id} row={row} ours={ours} choose={choice.choose} />
        ))}
      </ul>
      {shown.length ? null : <p>Geen dossier gevonden met deze woorden.</p>}
      {rows.length > 1 ? <Check label="Onthoud mijn keuze" checked={choice.on} onChecked={choice.turn} /> : null}
      {rows.some((row) => ours.has(row.school.number)) ? <WhichNumber /> : null}
    </>
  );
}

/** For who works for several institutions: of which they want to see the dossiers. */
function PlaceChoice({ places, value, onValue }: { places: Place[]; value: string; onValue: (number: string) => void }) {
  const all: [string, string][] = [["", "Alle instellingen"], ...places.map(({ number, name, fresh }) => [number, `${name} · ${number}${fresh ? ` · ${fresh} nieuw` : ""}`] as [string, string])];
  return (
    <fieldset class="chips">
      <legend class="hidden">Voor welke instelling?</legend>
      {all.map(([number, word]) => (
        <label key={number} class="chip">
          <input type="radio" name="place" checked={value === number} onChange={() => onValue(number)} />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface Place {
  number: string;
  name: string;
  fresh: number;
}

/** The institutions of somebody that have a dossier here. */
export const placesIn = (rows: Pick<Row, "clb" | "school" | "new">[], me: Pick<Me, "institutions"> | undefined): Place[] =>
  (me?.institutions ?? []).flatMap(({ number, name }) => {
    const own = rows.filter((row) => isOf(row, number));
    return own.length ? [{ number, name, fresh: own.reduce((sum, row) => sum + row.new, 0) }] : [];
  });

const isOf = ({ clb, school }: Pick<Row, "clb" | "school">, number: string): boolean => !number || clb.number === number || school.number === number;

function WhichNumber() {
  return (
    <p class="note">Heeft uw school meer dan één nummer? Spreek met uw CLB af onder welk nummer u registreert.</p>
  );
}

const fits = ({ clb, school }: Row, words: string) => {
  const text = fold(`${clb.name} ${clb.number} ${school.name} ${school.number}`);
  return fold(words).split(" ").every((word) => text.includes(word));
};

function DossierRow({ row, ours, choose }: { row: Row; ours: Set<string>; choose: (dossier: string) => void }) {
  const partner = ours.has(row.clb.number) ? row.school : row.clb;
  const own = partner === row.school ? row.clb : row.school;
  return (
    <li class={row.new ? "card fresh" : "card"}>
      <a class="name" href={`/dossiers/${row.id}`} onClick={() => choose(row.id)}>
        {partner.name}
      </a>
      <p class="quiet">
        {partner.number} · met {own.name}
      </p>
      <p>
        {row.new ? <Tag kind="new">{`${row.new} nieuw`}</Tag> : null}
        {row.waiting ? <Tag kind="wait">{`${row.waiting} te doen`}</Tag> : null}
        {row.status === "ended" ? <Tag>Beëindigd</Tag> : null}
        {row.latest_event_at ? <span class="quiet"> Laatste activiteit {day(row.latest_event_at)}</span> : null}
      </p>
    </li>
  );
}

function Empty({ me }: { me: Me | undefined }) {
  const admin = me?.institutions.some((one) => one.roles.includes("lokale-beheerder"));
  return (
    <>
      <p class="lead">Er is nog geen dossier.</p>
      <p>
        {admin
          ? "U bent lokale beheerder. Wie in een dossier werkt, heeft daarnaast de rol samenwerkingsdossier nodig."
          : "De lokale beheerder van het CLB start een dossier voor elke school die het CLB begeleidt."}
      </p>
    </>
  );
}
