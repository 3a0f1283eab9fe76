// The registrations, latest activity first, under the month of that activity.

import { useLocation } from "preact-iso";
import { Fragment } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { useKeys } from "../../parts/keys";
import { Loading, KeptStamp, Wrong } from "../../parts/states";
import { month, day } from "../../words/dates";
import { count } from "../../words/nl";
import type { People } from "../people";
import type { News } from "./news";
import { narrowedBy } from "./narrowing";
import type { Card, Registrations } from "./registrations";
import { RegistrationRow } from "./registration-row";

interface Props {
  dossier: string;
  registrations: Registrations;
  news: News;
  people: People;
  mayOpen: boolean;
  /** It is said above already that this device kept it. */
  isStamped: boolean;
}

export function RegistrationList({ dossier, registrations, news, people, mayOpen, isStamped }: Props) {
  const { items, loading, error, more, busy, keptAt, next, again } = registrations;
  const { query } = useLocation();
  if (loading) return <Loading rows={6} />;
  return (
    <>
      {error ? <Wrong error={error} again={() => void again()} /> : null}
      {keptAt && !isStamped ? <KeptStamp at={keptAt} /> : null}
      <p role="status" class="hidden">
        {Object.keys(narrowedBy(query)).length ? count(items.length, "registratie", "registraties") : ""}
      </p>
      {items.length ? <Months items={items} news={news} people={people} /> : null}
      {items.length || error ? null : <Empty dossier={dossier} mayOpen={mayOpen} />}
      {more ? (
        <p class="buttons">
          <button type="button" disabled={busy} onClick={() => void next()}>
            {busy ? "Bezig met laden…" : "Toon oudere"}
          </button>
        </p>
      ) : null}
    </>
  );
}

function Months({ items, news, people }: { items: Card[]; news: News; people: People }) {
  const list = useRef<HTMLDivElement>(null);
  useWalk(list);
  const divider = news.count && news.since ? items.find((card) => card.last_activity_at <= (news.since ?? "")) : undefined;
  return useMemo(
    () => (
      <div ref={list}>
        {byMonth(items).map(([name, cards]) => (
          <section key={name} aria-label={name}>
            <h2>{name}</h2>
            <ul class="list">
              {cards.map((card) => (
                <Fragment key={card.id}>
                  {card === divider && card !== items[0] ? (
                    <li class="divider">u was hier op {day(news.since ?? "")}</li>
                  ) : null}
                  <RegistrationRow card={card} news={news.why(card)} owner={people.nameOf(card.owner)} />
                </Fragment>
              ))}
            </ul>
          </section>
        ))}
      </div>
    ),
    [items, people.all, divider, items.map(news.isNew).join()],
  );
}

/** j and k go to the next and the previous registration. */
function useWalk(list: { current: HTMLElement | null }): void {
  const step = (by: number) => () => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a.name") ?? [])];
    const here = links.indexOf(document.activeElement as HTMLElement);
    links[Math.max(0, here + by)]?.focus();
  };
  useKeys({ j: step(1), k: step(-1) });
}

function byMonth(cards: Card[]): [string, Card[]][] {
  const months = Map.groupBy(cards, (card) => month(card.last_activity_at));
  return [...months];
}

function Empty({ dossier, mayOpen }: { dossier: string; mayOpen: boolean }) {
  const { query, path, route } = useLocation();
  if (Object.keys(narrowedBy(query)).length) {
    return (
      <div class="empty">
        <p>Geen registraties gevonden.</p>
        <button type="button" onClick={() => route(path, true)}>
          Wis filters
        </button>
      </div>
    );
  }
  return (
    <div class="empty">
      <p>{mayOpen ? "Nog geen registraties." : "Nog geen registraties. Uw CLB start de eerste registratie."}</p>
      {mayOpen ? (
        <a class="button first" href={`/dossiers/${dossier}/nieuw`}>
          Start de eerste registratie
        </a>
      ) : null}
    </div>
  );
}
