// S7: a school year in numbers, of one dossier or of all schools of a CLB.

import { ErrorBoundary, lazy, useLocation } from "preact-iso";
import { get, type Reading, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { SelectField } from "../../parts/fields";
import { Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { dayAndYear, isoDay, schoolYear } from "../../words/dates";
import { Bars } from "./bars";
import { groupsOf, inShort, yearsTo } from "./figures";
import "./overview.css";

type Overview = Schemas["Overview"] | Schemas["OverviewOfClb"];

const Exports = lazy(() => import("./exports"));
const Quiet = lazy(() => import("./quiet"));

/** `dossier`, or the `number` of a CLB. */
export default function OverviewScreen({ dossier = "", number = "" }: { dossier?: string; number?: string }) {
  const { query, path, route } = useLocation();
  const current = schoolYear(isoDay());
  const asked = { school_year: query.jaar ?? current, quiet_weeks: query.weken ?? "8" };
  const change = (changed: Record<string, string>) => {
    const next = { jaar: asked.school_year, weken: asked.quiet_weeks, ...changed };
    route(`${path}?${new URLSearchParams(number ? next : { jaar: next.jaar })}`);
  };
  const reading = useOverview(dossier, number, asked);
  const name = useName(dossier);
  return (
    <>
      <p class="back">
        <a href={dossier ? `/dossiers/${dossier}` : "/"}>← {dossier ? "Dossier" : "Start"}</a>
      </p>
      <h1 tabIndex={-1} ref={useTitle("Jaaroverzicht")}>
        Jaaroverzicht <small>{dossier ? name : `alle scholen van CLB ${number}`}</small>
      </h1>
      <form class="selects filters">
        <SelectField
          name="jaar"
          label="Schooljaar"
          required
          none={current}
          value={asked.school_year === current ? "" : asked.school_year}
          onValue={(jaar) => change({ jaar: jaar || current })}
          options={Object.fromEntries(yearsTo(current, asked.school_year).filter((year) => year !== current).map((year) => [year, year]))}
        />
      </form>
      <Read reading={reading} rows={6}>
        {(value) => <Inside value={value} place={{ dossier, number }} weeks={asked.quiet_weeks} onWeeks={(weken) => change({ weken })} />}
      </Read>
    </>
  );
}

function useOverview(dossier_id: string, number: string, query: { school_year: string; quiet_weeks: string }): Reading<Overview> {
  const { school_year } = query;
  return useReading<Overview>(`overview ${dossier_id}${number} ${school_year} ${number && query.quiet_weeks}`, () =>
    dossier_id
      ? get("/dossiers/{dossier_id}/overview", { path: { dossier_id }, query: { school_year } })
      : get("/clbs/{number}/overview", { path: { number }, query }),
  );
}

/** The names of both partners, as far as they are known. */
function useName(dossier_id: string): string {
  const { value } = useReading(dossier_id ? `dossier ${dossier_id}` : "no dossier", async () =>
    dossier_id ? get("/dossiers/{dossier_id}", { path: { dossier_id } }) : { value: undefined, keptAt: undefined },
  );
  return value ? `${value.school.name} en ${value.clb.name}` : "";
}

interface Props {
  value: Overview;
  place: { dossier: string; number: string };
  weeks: string;
  onWeeks: (weeks: string) => void;
}

function Inside({ value, place, weeks, onWeeks }: Props) {
  const { year, year_before } = value;
  const years: [string, string] = [year.school_year, year_before.school_year];
  return (
    <>
      <p class="buttons">
        <button type="button" onClick={() => print()}>
          Afdrukken
        </button>
        <a class="tap" href="#meenemen">
          Meenemen als bestand
        </a>
      </p>
      <ul>
        {inShort(year, year_before).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="quiet">
        Schooljaar {year.school_year}, stand op {dayAndYear(value.as_of)}. De brede balk is dit jaar, de smalle het jaar ervoor.
      </p>
      {year.is_complete && year_before.is_complete ? null : <p class="note">Niet alle registraties konden geteld worden: deze cijfers zijn te laag.</p>}
      {"least" in value ? (
        <p class="quiet">
          Thema's en fasen met minder dan {value.least} registraties staan samen, zodat niemand te herkennen is.
        </p>
      ) : null}
      <ErrorBoundary>{"quiet" in value && value.quiet ? <Quiet number={place.number} quiet={value.quiet} weeks={weeks} onWeeks={onWeeks} /> : null}</ErrorBoundary>
      <div class="versus">
        {groupsOf(year, year_before).map((group) => (
          <Bars key={group.name} group={group} years={years} />
        ))}
      </div>
      <ErrorBoundary>
        <Exports key={year.school_year} place={place} year={year.school_year} />
      </ErrorBoundary>
    </>
  );
}
