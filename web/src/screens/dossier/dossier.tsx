// S2: one dossier: what waits, what is new, and its registrations by month.

import { ErrorBoundary, lazy, useLocation } from "preact-iso";
import { useRef } from "preact/hooks";
import { get, isSettled, type Reading, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { useKeys } from "../../parts/keys";
import { Loading, Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { useRights } from "../../session/rights";
import { day, dayAndYear } from "../../words/dates";
import { type People, usePeople } from "../people";
import { Elsewhere } from "./elsewhere";
import { Filters } from "./filters";
import { useNews } from "./news";
import { NewsBar } from "./news-bar";
import { RegistrationList } from "./registration-list";
import { type Registrations, useRegistrations } from "./registrations";
import { Switcher } from "./switcher";
import { useWorklist, Waiting } from "./waiting";

type Row = Schemas["DossierRow"];

const AgreedNumber = lazy(() => import("./agreed-number"));

/** Everything is asked at once, and what stands above the list is there before it: nothing jumps. */
export default function DossierScreen({ dossier }: { dossier: string }) {
  const registrations = useRegistrations(dossier, useOwnQuery(`/dossiers/${dossier}`));
  const worklist = useWorklist();
  const people = usePeople(dossier);
  const list = useReading("dossiers", () => get("/dossiers", {}));
  const one = useReading(`dossier ${dossier}`, () => get("/dossiers/{dossier_id}", { path: { dossier_id: dossier } }));
  const heading = useTitle(one.value?.school.name ?? "Dossier");
  const row = list.value?.items.find((item) => item.id === dossier);
  return (
    <>
      <p class="back">
        <a href="/dossiers?kies">← Uw dossiers</a>
      </p>
      <h1 tabIndex={-1} ref={heading}>
        {one.value ? `${one.value.school.name} ` : "Dossier"}
        {one.value ? <small>{one.value.school.number}</small> : null}
      </h1>
      <Read reading={one} rows={6}>
        {(value) =>
          isSettled(list) && isSettled(worklist) ? (
            <Inside
              dossier={value}
              isKept={one.keptAt !== undefined}
              row={row}
              rows={list.value?.items ?? []}
              reading={one}
              todos={worklist.value?.waiting ?? []}
              registrations={registrations}
              people={people}
              reloadRow={list.reload}
            />
          ) : (
            <Loading rows={6} />
          )
        }
      </Read>
    </>
  );
}

interface Props {
  dossier: Schemas["Dossier"];
  /** It says above it since when this device keeps it. */
  isKept: boolean;
  row: Row | undefined;
  rows: Row[];
  reading: Reading<Schemas["Dossier"]>;
  todos: Schemas["Todo"][];
  registrations: Registrations;
  people: People;
  reloadRow: () => Promise<void>;
}

function Inside({ dossier, isKept, row, rows, reading, todos, registrations, people, reloadRow }: Props) {
  const { route } = useLocation();
  const { side, isAtClb } = useRights(dossier.id);
  const news = useNews(row, side, registrations, reloadRow);
  const mayOpen = isAtClb && dossier.status === "active";
  const start = `/dossiers/${dossier.id}/nieuw`;
  useKeys({
    "/": () => document.querySelector<HTMLElement>('[name="q"]')?.focus(),
    ...(mayOpen ? { n: () => route(start) } : {}),
  });
  const agreedNumber = <AgreedNumber dossier={dossier} rows={rows} reading={reading} />; // high when it asks for an answer
  return (
    <>
      <Switcher here={dossier.id} rows={rows} atClb={side === "clb"} />
      <div class="head">
        <p class="quiet">
          Met {dossier.clb.name}, sinds {dayAndYear(dossier.started_at)}
          {row?.partner_seen_at ? ` · gelezen door ${side === "clb" ? "de school" : "het CLB"} op ${day(row.partner_seen_at)}` : ""} {dossier.status === "ended" ? <Tag>Beëindigd</Tag> : null}
        </p>
        <span class="row">
          <a class="button" href={`/dossiers/${dossier.id}/documenten`}>
            Documenten
          </a>
          <a class="button" href={`/dossiers/${dossier.id}/jaaroverzicht`}>
            Jaaroverzicht
          </a>
          {mayOpen ? (
            <a class="button first" href={start}>
              Nieuwe registratie
            </a>
          ) : null}
        </span>
      </div>
      {dossier.status === "ended" ? (
        <p class="note">Dit dossier is beëindigd: u kunt het lezen, er komt niets meer bij.</p>
      ) : null}
      {row?.held_at ? (
        <p class="note">Dit dossier wordt vastgehouden sinds {day(row.held_at)}: er wordt niets vernietigd.</p>
      ) : null}
      <Elsewhere dossier={dossier} rows={rows} />
      <ErrorBoundary>{dossier.proposal ? agreedNumber : null}</ErrorBoundary>
      <NewsBar news={news} />
      <Waiting dossier={dossier.id} side={side} todos={todos} />
      <Filters dossier={dossier} registrations={registrations} people={people} />
      <RegistrationList
        dossier={dossier.id}
        registrations={registrations}
        news={news}
        people={people}
        mayOpen={mayOpen}
        isStamped={isKept}
      />
      {registrations.loading ? null : (
        <>
          <ErrorBoundary>
            {dossier.proposal ? null : agreedNumber}
          </ErrorBoundary>
          <p>
            <a class="tap" href={`/dossiers/${dossier.id}/prullenbak`}>Prullenbak</a>
          </p>
        </>
      )}
    </>
  );
}

/** What stands after the question mark here; also while the next page is loaded, when the address is already its. */
function useOwnQuery(address: string): Record<string, string> {
  const { path, query } = useLocation();
  const own = useRef(query);
  if (path === address) own.current = query;
  return own.current;
}
