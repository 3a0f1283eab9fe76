// Having files made, following how far they are, finding them again, and saving them.

import { useEffect, useRef } from "preact/hooks";
import { request } from "../../api/client";
import { post } from "../../api/outbox";
import { get, type Got, type Reading, useReading } from "../../api/read";
import type { BodyOf, Schemas } from "../../api/types";
import { tellWrong } from "../../parts/undo";
import { goTo } from "../../uploads/leaving-page";
import { count } from "../../words/nl";

export type Export = Schemas["Export"];
export type Wanted = Omit<BodyOf<"/dossiers/{dossier_id}/exports", "post">, "school_year">;

export interface Place {
  dossier: string;
  number: string;
}

const IN_DOSSIER = "/dossiers/{dossier_id}/exports";
const OF_CLB = "/clbs/{number}/exports";
const PAUSE = 1000; // milliseconds between two looks at how far it is

/** What this person asked for here, and how to ask for more. */
export interface Exporting {
  /** What can still be had, the latest first; followed for as long as one of them is being made. */
  reading: Reading<Export[]>;
  /** The id of what is made now; nothing when it was refused, which was told then. */
  ask: (wanted: Wanted) => Promise<string | undefined>;
  save: (id: string) => Promise<void>;
}

export function useExports(place: Place, school_year: string): Exporting {
  const { dossier, number } = place;
  const reading = useReading(`exports ${dossier}${number}`, () => allOf(place));
  const { value, replace } = reading;
  const latest = useRef(value);
  latest.current = value; // not as it was when they pressed
  const at = `${dossier ? IN_DOSSIER : OF_CLB}/{export_id}`;
  const one = (id: string) => ({ params: { path: { ...(dossier ? { dossier_id: dossier } : { number }), export_id: id } } });

  const ask = async (wanted: Wanted) => {
    const body = { ...wanted, school_year };
    const asked = dossier ? post(IN_DOSSIER, { path: { dossier_id: dossier }, body }) : post(OF_CLB, { path: { number }, body });
    const made = await asked.catch(tellWrong);
    if (made) replace([made, ...(latest.current ?? [])]);
    return made?.id;
  };
  const save = (id: string) => request("get", `${at}/content`, one(id)).then((content) => goTo((content as Schemas["Content"]).url), tellWrong);

  useEffect(() => {
    const making = value?.filter(({ state }) => state === "making") ?? [];
    if (!value || making.length === 0) return undefined;
    let isHere = true; // another screen, or something more was asked for: this answer comes too late
    const look = async () => {
      const now = await Promise.all(making.map((was) => request("get", at, one(was.id)).catch(() => was) as Promise<Export>));
      if (!isHere) return;
      if (now.every((one) => making.includes(one))) later(); // none was answered: what is shown is as old as it was
      else replace(value.map((was) => now.find(({ id }) => id === was.id) ?? was));
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => (timer = setTimeout(() => void look(), PAUSE));
    later();
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [value]);
  return { reading, ask, save };
}

/** A page may be short, since others ask for files too. */
async function allOf({ dossier, number }: Place): Promise<Got<Export[]>> {
  const found: Export[] = [];
  for (let cursor: string | null = ""; ; ) {
    const query: { cursor?: string } = cursor ? { cursor } : {};
    const page: Got<Schemas["ExportList"]> = dossier ? await get(IN_DOSSIER, { path: { dossier_id: dossier }, query }) : await get(OF_CLB, { path: { number }, query });
    found.push(...page.value.items);
    cursor = page.value.cursor;
    if (!cursor) return { value: found, keptAt: page.keptAt };
  }
}

const FORMAT: Record<Export["format"], string> = { xlsx: "Excel", csv: "CSV", html: "om af te drukken" };
export const WHAT: Record<Export["what"], string> = { overview: "Cijfers", registrations: "Registraties", bundle: "Doorlichtingsbundel" };

/** `Registraties 2026-2027, Excel`. */
export const titleOf = ({ what, school_year, format, functions }: Pick<Export, "what" | "school_year" | "format" | "functions">): string =>
  `${WHAT[what]} ${school_year}, ${FORMAT[format]}${functions ? ", met functies" : ""}`;

const HOUR = 3_600_000; // milliseconds

/** `nog 6 dagen`, of what was kept until then; nothing once that is past. */
export function leftUntil(moment: string, now = Date.now()): string {
  const hours = (Date.parse(moment) - now) / HOUR;
  if (hours <= 0) return "";
  if (hours < 1) return "nog minder dan een uur";
  return `nog ${hours < 24 ? `${Math.floor(hours)} uur` : count(Math.round(hours / 24), "dag", "dagen")}`;
}

const UNITS = ["bytes", "kB", "MB"];

/** `12 kB`. */
export function sizeOf(bytes: number): string {
  const step = Math.min(2, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${Math.round(bytes / 1000 ** step).toLocaleString("nl-BE")} ${UNITS[step]}`;
}
