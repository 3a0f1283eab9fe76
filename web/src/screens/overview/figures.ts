// A year and the one before as rows: the same numbers for the bars and for who reads them.

import type { Schemas } from "../../api/types";
import { fold } from "../../words/fold";
import { month } from "../../words/dates";
import { ACTIVITY, AGREEMENT_STATUS, CARE_PHASE, DOMAIN, GOAL_STATUS } from "../../words/nl";

export type Year = Schemas["YearInNumbers"] & { by_school?: Schemas["SchoolInNumbers"][] };
type Breakdown = Year["by_theme"];

/** `undefined`: not told, since it is counted with others. */
export interface Row {
  label: string;
  now: number | undefined;
  before: number | undefined;
}

export interface Group {
  name: string;
  rows: Row[];
}

export function groupsOf(now: Year, before: Year): Group[] {
  const both = (label: string, of: (year: Year) => number | undefined): Row => ({ label, now: of(now), before: of(before) });
  const broken = (name: string, of: (year: Year) => Breakdown, words: Record<string, string> = {}): Group => ({
    name,
    rows: breakdown(of(now), of(before), words),
  });
  return [
    broken("Kernactiviteit", (year) => year.by_activity, ACTIVITY),
    broken("Begeleidingsdomein", (year) => year.by_domain, DOMAIN),
    broken("Thema's", (year) => year.by_theme),
    broken("Fase in het zorgcontinuüm", (year) => year.by_care_phase, CARE_PHASE),
    { name: "Per maand", rows: now.by_month.map((one, place) => ({ label: month(`${one.month}-01`).split(" ")[0] ?? "", now: one.registrations, before: before.by_month[place]?.registrations })) },
    ...(now.by_school && before.by_school ? [{ name: "Per school", rows: schools(now.by_school, before.by_school) }] : []),
    {
      name: "Doelstellingen",
      rows: (["open", "reached", "partly", "dropped"] as const).map((status) => both(GOAL_STATUS[status], ({ goals }) => goals[status])),
    },
    {
      name: "Afspraken",
      rows: [
        both("Op tijd nagekomen", ({ agreements }) => agreements.kept.in_time),
        both("Te laat nagekomen", ({ agreements }) => agreements.kept.late),
        both("Nagekomen, zonder streefdatum", ({ agreements }) => agreements.kept.undated),
        both("Open, streefdatum voorbij", ({ agreements }) => agreements.open.overdue),
        both("Open, streefdatum komt nog", ({ agreements }) => agreements.open.later),
        both("Open, zonder streefdatum", ({ agreements }) => agreements.open.undated),
        both(AGREEMENT_STATUS.dropped, ({ agreements }) => agreements.dropped),
      ],
    },
    {
      name: "Open punten",
      rows: [
        both("Registraties die niet afgerond zijn", ({ open_points }) => open_points.registrations),
        both("Open doelstellingen daarin", ({ open_points }) => open_points.goals),
        both("Open afspraken daarin", ({ open_points }) => open_points.agreements),
        both("Wacht op het CLB", ({ open_points }) => open_points.waiting_for_clb),
        both("Wacht op de school", ({ open_points }) => open_points.waiting_for_school),
      ],
    },
  ];
}

/** What one year tells and the other one counts with others, has no number there. A theme is one, however it is spelled. */
function breakdown(now: Breakdown, before: Breakdown, words: Record<string, string>): Row[] {
  const [first, second] = [countsOf(now), countsOf(before)];
  const spelled = new Map([...before.shares, ...now.shares].map(({ value }) => [fold(value), value]));
  const values = new Set([...first.keys(), ...second.keys()]);
  const rows = [...values].map((value) => ({
    label: words[value] ?? spelled.get(value) ?? value,
    now: first.get(value) ?? (now.other ? undefined : 0),
    before: second.get(value) ?? (before.other ? undefined : 0),
  }));
  const others = now.other || before.other ? [{ label: "Andere samen", now: now.other, before: before.other }] : [];
  const none = now.none || before.none ? [{ label: "Niet ingevuld", now: now.none, before: before.none }] : [];
  return [...rows, ...others, ...none];
}

const countsOf = ({ shares }: Breakdown) => new Map(shares.map(({ value, registrations }) => [fold(value), registrations]));

/** The most registrations first. */
function schools(now: Schemas["SchoolInNumbers"][], before: Schemas["SchoolInNumbers"][]): Row[] {
  const names = new Map([...before, ...now].map(({ school, name }) => [school, name || school]));
  const of = (all: Schemas["SchoolInNumbers"][], number: string) => all.find(({ school }) => school === number)?.registrations ?? 0;
  return [...names]
    .map(([number, name]) => ({ label: name, now: of(now, number), before: of(before, number) }))
    .toSorted((one, other) => other.now - one.now || other.before - one.before);
}

const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;

/** The few numbers that people look for first. */
export function inShort(now: Year, before: Year): string[] {
  const { in_time, late } = now.agreements.kept;
  const { minutes } = now;
  return [
    `${amount(now.registrations, "registratie", "registraties")} (het jaar ervoor ${before.registrations})`,
    ...(now.registrations ? [`${percent(now.answered, now.registrations)} met een reactie van de school`] : []),
    ...(in_time + late ? [`${percent(in_time, in_time + late)} van de afspraken met een streefdatum op tijd nagekomen`] : []),
    ...(minutes?.registrations ? [`${hours(minutes.total)}, bij ${amount(minutes.registrations, "registratie", "registraties")} ingevuld (alleen voor het CLB)`] : []),
  ];
}

const amount = (number: number, one: string, more: string) => `${number.toLocaleString("nl-BE")} ${number === 1 ? one : more}`;

/** `62 uur en 5 minuten`. */
export function hours(minutes: number): string {
  const rest = minutes % 60;
  const whole = minutes >= 60 ? `${Math.floor(minutes / 60).toLocaleString("nl-BE")} uur` : "";
  return [whole, rest || !whole ? amount(rest, "minuut", "minuten") : ""].filter(Boolean).join(" en ");
}

/** This school year and the five before it; also another one that was asked for. */
export function yearsTo(current: string, asked: string): string[] {
  const last = Number(current.slice(0, 4));
  const years = Array.from({ length: 6 }, (_, ago) => `${last - ago}-${last - ago + 1}`);
  return years.includes(asked) ? years : [asked, ...years];
}
