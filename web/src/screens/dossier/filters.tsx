// Looking for registrations; what is chosen stands in the address, so going back undoes it.

import { useLocation } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Schemas } from "../../api/types";
import { schoolYear, isoDay } from "../../words/dates";
import { ACTIVITY, DOMAIN, STATUS, WAITING } from "../../words/nl";
import type { People } from "../people";
import { narrowedBy } from "./narrowing";
import type { Registrations } from "./registrations";

const PAUSE = 300; // milliseconds after the last key before it is looked for

interface Props {
  dossier: Schemas["Dossier"];
  registrations: Registrations;
  people: People;
}

export function Filters({ dossier, registrations, people }: Props) {
  const { query, path, route } = useLocation();
  const narrowed = narrowedBy(query);
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(narrowedBy({ ...narrowed, [name]: value }));
    route(next.size ? `${path}?${next}` : path, true);
  };
  const chosen = Object.keys(narrowed).filter((name) => name !== "q" && name !== "status");
  return (
    <search class="filters">
      <Words value={narrowed["q"] ?? ""} onWords={(words) => choose("q", words)} />
      <fieldset class="chips">
        <legend class="hidden">Status</legend>
        {Object.entries({ "": "Alle", ...STATUS }).map(([status, word]) => (
          <label key={status} class="chip">
            <input
              type="radio"
              name="status"
              checked={(narrowed["status"] ?? "") === status}
              onChange={() => choose("status", status)}
            />
            <span>{word}</span>
          </label>
        ))}
      </fieldset>
      <details open={chosen.length > 0}>
        <summary>Meer filters{chosen.length ? ` (${chosen.length})` : ""}</summary>
        <More dossier={dossier} registrations={registrations} people={people} narrowed={narrowed} choose={choose} />
      </details>
    </search>
  );
}

function Words({ value, onWords }: { value: string; onWords: (words: string) => void }) {
  const [words, setWords] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setWords(value), [value]);
  const later = (text: string) => {
    setWords(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onWords(text.trim().slice(0, 100)), PAUSE);
  };
  return (
    <p class="field">
      <label for="find">Zoek in de registraties</label>{" "}
      <span class="hint" id="find-where">in onderwerp, thema’s en aanleiding</span>
      <input id="find" name="q" type="search" value={words} autocomplete="off" aria-describedby="find-where" onInput={(event) => later(event.currentTarget.value)} />
    </p>
  );
}

function More({ dossier, registrations, people, narrowed, choose }: Props & {
  narrowed: Record<string, string>;
  choose: (name: string, value: string) => void;
}) {
  const owners = people.all.filter((person) => person.side === "clb");
  const themes = [...new Set(registrations.items.flatMap((card) => card.themes ?? []))].toSorted();
  const selects: [string, string, Record<string, string>][] = [
    ["theme", "Thema", Object.fromEntries(themes.map((theme) => [theme, theme]))],
    ["owner", "Eigenaar", Object.fromEntries(owners.map((one) => [one.id, one.name ?? one.function]))],
    ["school_year", "Schooljaar", yearsSince(dossier.started_at)],
    ["activity", "Kernactiviteit", ACTIVITY],
    ["domain", "Begeleidingsdomein", DOMAIN],
    ["waiting_for", "Wacht op", { ...WAITING, none: "Wacht op niemand" }],
  ];
  return (
    <div class="selects">
      {selects.map(([name, label, options]) => (
        <p class="field" key={name}>
          <label for={`filter-${name}`}>{label}</label>
          <select
            id={`filter-${name}`}
            value={narrowed[name] ?? ""}
            onChange={(event) => choose(name, event.currentTarget.value)}
          >
            <option value="">Alle</option>
            {Object.entries(options).map(([value, word]) => (
              <option key={value} value={value}>
                {word.replaceAll("\u00AD", "")}
              </option>
            ))}
          </select>
        </p>
      ))}
    </div>
  );
}

/** The school years from one before the dossier was started, the latest first. */
function yearsSince(startedAt: string): Record<string, string> {
  const [last = 0] = schoolYear(isoDay()).split("-").map(Number);
  const [first = last] = schoolYear(startedAt.slice(0, 10)).split("-").map(Number);
  const years = Array.from({ length: last - first + 2 }, (_, back) => `${last - back}-${last - back + 1}`);
  return Object.fromEntries(years.map((year) => [year, year]));
}
