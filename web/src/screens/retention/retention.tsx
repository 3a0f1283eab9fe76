// What was destroyed of the dossiers of a CLB, and which of them are held; for its local administrator.

import { type Got, get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { More, usePages } from "../../parts/pages";
import { Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { dayAndYear } from "../../words/dates";
import { alongOf, type Destroyed, type Row, schoolOf, WHAT, whyOf } from "./words";

type Page = Schemas["DestroyedList"];

interface Kept {
  page: Page;
  /** The dossiers that they see, at whichever institution. */
  rows: Row[];
}

export default function Retention({ number }: { number: string }) {
  const me = useReading("me", () => get("/me", {}));
  const name = me.value?.institutions.find((one) => one.number === number)?.name;
  const reading = useReading(`retention ${number}`, () => both(number));
  return (
    <>
      <p class="back">
        <a href="/">← Start</a>
      </p>
      <h1 tabIndex={-1} ref={useTitle("Bewaring")}>
        Bewaring {name ? <small>{name}</small> : null}
      </h1>
      <Read reading={reading}>
        {({ page, rows }) =>
          rows.some(({ school }) => school.number === number) ? <OfSchool /> : <OfClb key={number} number={number} page={page} rows={rows} />
        }
      </Read>
    </>
  );
}

const pageFrom = (number: string, cursor?: string) =>
  get("/institutions/{number}/destroyed", { path: { number }, query: cursor ? { cursor } : {} });

/** The report has no names: those of the schools stand with their dossiers. */
async function both(number: string): Promise<Got<Kept>> {
  const [page, list] = await Promise.all([pageFrom(number), get("/dossiers", {})]);
  return { value: { page: page.value, rows: list.value.items }, keptAt: page.keptAt ?? list.keptAt };
}

/** Who comes here without a link: the report is that of the CLB, and an empty one would say something else. */
function OfSchool() {
  return <p class="note">Wat er van uw school vernietigd werd, leest de lokale beheerder van uw CLB. Vraag het daar.</p>;
}

function OfClb({ number, page, rows }: Kept & { number: string }) {
  const held = rows.filter(({ clb, held_at }) => clb.number === number && held_at);
  return (
    <>
      <p class="lead">
        Een afgeronde registratie blijft bewaard tot haar bewaartermijn van enkele volle schooljaren voorbij is; wat in de
        prullenbak ligt, dertig dagen. Daarna wordt het voorgoed vernietigd, met alles wat erbij hoort.
      </p>
      <Held number={number} held={held} />
      <h2>Wat vernietigd werd</h2>
      <List number={number} page={page} rows={rows} />
    </>
  );
}

/** Only who runs the platform sets and lifts a hold (docs/decisions/0034). */
function Held({ number, held }: { number: string; held: Row[] }) {
  return (
    <>
      <h2>Dossiers die vastgehouden worden</h2>
      {held.length ? (
        <ul class="list">
          {held.map(({ id, school, held_at }) => (
            <li key={id} class="card">
              <a class="name" href={`/dossiers/${id}`}>
                {school.name}
              </a>
              <p class="quiet">
                {school.number} · vastgehouden sinds {dayAndYear(held_at ?? "")}: er wordt niets van vernietigd
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p>Er wordt geen dossier vastgehouden.</p>
      )}
      <p>
        Moet een dossier langer blijven, of mag het weer vrij? Alleen de beheerder van het systeem kan dat regelen. De
        directie van het CLB of van de school vraagt het schriftelijk, zonder iemand te noemen.
      </p>
      <p>
        <a class="tap" href={`/contact?van=/instellingen/${number}/bewaring`}>
          Neem contact op
        </a>
      </p>
    </>
  );
}

function List({ number, page, rows }: Kept & { number: string }) {
  const { items, ...pages } = usePages(page, (from) => pageFrom(number, from));
  if (items.length === 0 && !pages.cursor) return <Empty />;
  return (
    <>
      <p class="quiet">Het laatste eerst. Wat erin stond, is weg en kan niet terug.</p>
      <ul class="list">
        {items.map((one) => (
          <Gone key={one.id} one={one} rows={rows} />
        ))}
      </ul>
      <More {...pages} word="Toon oudere" />
    </>
  );
}

function Gone({ one, rows }: { one: Destroyed; rows: Row[] }) {
  const along = alongOf(one);
  return (
    <li class="card">
      <h3 class="reference">
        {WHAT[one.what]} van {schoolOf(one.dossier_id, rows)}
      </h3>
      <p>
        Vernietigd op {dayAndYear(one.at)}: {whyOf(one)}
      </p>
      {along ? <p class="quiet">{along}</p> : null}
    </li>
  );
}

function Empty() {
  return (
    <p class="empty">
      Er werd nog niets vernietigd. Hier staat straks wat verdween, van welke school, wanneer en waarom, en hoeveel er
      meeging. Nooit wat erin stond.
    </p>
  );
}
