// What changes in the rights of a person: from what is ticked and filled in, to steps for the API.

import { endOfNextSchoolYear, yearsAfter } from "../../words/dates";
import type { Errors } from "../../parts/form";
import { type Assignment, BASE, isPast, type Person, type Right, RIGHT } from "./words";

export interface Values {
  /** Assignment id → whether it stays; absent: it does. */
  stays: Record<string, boolean>;
  /** Assignment id → its last day; absent: as it is. */
  until: Record<string, string>;
  /** Rights that come along. */
  extra: Right[];
  from: string;
  last: string;
  role: string;
  reason: string;
}

export type Step =
  | { kind: "give"; rights: Right[]; from: string; until: string; role?: string }
  | { kind: "period"; one: Assignment; until: string }
  /** `along`: what ends with it. */
  | { kind: "end"; one: Assignment; along: Assignment[] };

const LONGEST = 4; // years, as Gebruikersbeheer Vlaanderen has it
export const MOST = { reason: 120, role: 60 }; // characters

export const valuesFor = ({ function: role = "" }: Person, today: string): Values => ({
  stays: {},
  until: {},
  extra: [],
  from: today,
  last: endOfNextSchoolYear(today),
  role,
  reason: "",
});

export const heldBy = ({ assignments }: Person): Assignment[] => assignments.filter((one) => !isPast(one));

export const openTo = (person: Person, all: Right[]): Right[] =>
  all.filter((right) => !heldBy(person).some((one) => one.right === right));

/** In an order in which each of them can be done: a role is never without the base entitlement. */
export function stepsOf(person: Person, { stays, until, extra, from, last, ...values }: Values): Step[] {
  const held = heldBy(person);
  const rights = extra.filter((right) => !held.some((one) => one.right === right));
  const kept = held.filter(({ id }) => stays[id] !== false);
  const role = values.role.trim();
  const changed = role && role !== person.function ? { role } : {};
  const gifts: Step[] = rights.length ? [{ kind: "give", rights, from, until: last, ...changed }] : [];
  const periods = kept.flatMap((one) => periodOf(one, until[one.id]));
  return [...gifts, ...periods, ...endsOf(held.filter((one) => !kept.includes(one)), held)];
}

const periodOf = (one: Assignment, until = one.until): Step[] =>
  until === one.until ? [] : [{ kind: "period", one, until }];

/** Without the base entitlement nothing stays. */
function endsOf(ended: Assignment[], held: Assignment[]): Step[] {
  const base = ended.find(({ right }) => right === BASE);
  if (base) return [{ kind: "end", one: base, along: held.filter((one) => one !== base) }];
  return ended.map((one) => ({ kind: "end", one, along: [] }));
}

/** What makes `after` to `before` again. */
export function stepsBack(before: Person, after: Person, today: string): Step[] {
  const [was, is] = [heldBy(before), heldBy(after)];
  const there = (all: Assignment[], { id }: Assignment) => all.find((one) => one.id === id);
  const gone = was.filter((one) => !there(is, one));
  const periods = is.flatMap((one) => periodOf(one, there(was, one)?.until));
  return [...gifts(gone, today), ...periods, ...endsOf(is.filter((one) => !there(was, one)), is)];
}

/** The base entitlement first: no role is given without it. */
function gifts(gone: Assignment[], today: string): Step[] {
  const isBase = ({ right }: Assignment) => Number(right === BASE);
  const ordered = gone.toSorted((a, b) => isBase(b) - isBase(a));
  return ordered.map(({ right, from, until }) => ({ kind: "give", rights: [right], from: from > today ? from : today, until }));
}

/** Sentences, by the name of the field. */
export function errorsIn(person: Person, values: Values, today: string): Errors {
  const steps = stepsOf(person, values);
  const found: Record<string, string | undefined> = {
    rights: steps.length ? baseError(person, values) : "Kies wat er verandert.",
    ...(steps.some(({ kind }) => kind === "give") ? periodErrors(values, today) : {}),
    ...Object.fromEntries(steps.flatMap((step) => (step.kind === "period" ? [[untilName(step.one), untilError(step, today)]] : []))),
    reason: reasonError(values.reason),
  };
  return Object.fromEntries(Object.entries(found).flatMap(([name, error]) => (error ? [[name, error]] : [])));
}

export const untilName = ({ id }: Assignment): string => `until-${id}`;

export function reasonError(reason: string): string | undefined {
  if (!reason.trim()) return "Vul een reden in. Wie later kijkt, leest waarom.";
  return reason.length > MOST.reason ? "Dit is te lang." : undefined;
}

function baseError(person: Person, { stays, extra }: Values): string | undefined {
  const base = heldBy(person).find(({ right }) => right === BASE);
  const has = extra.includes(BASE) || (base && stays[base.id] !== false);
  if (has || !extra.some((right) => right !== BASE)) return undefined;
  return `Een rol werkt alleen samen met het recht ${RIGHT[BASE]}.`;
}

function periodErrors({ from, last, role }: Values, today: string): Errors {
  const errors = { from: fromError(from, today), until: lastError(last, from || today), function: role.length > MOST.role ? "Dit is te lang." : "" };
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error));
}

const fromError = (from: string, today: string) => (from >= today ? "" : "Kies vandaag of een latere dag.");

export function lastError(last: string, first: string): string {
  if (!last) return "Kies een dag.";
  if (last < first) return "De laatste dag valt voor de eerste.";
  return last > yearsAfter(first, LONGEST) ? "Een recht duurt hoogstens vier jaar." : "";
}

const untilError = ({ one, until }: { one: Assignment; until: string }, today: string) =>
  lastError(until, one.from > today ? one.from : today);

/** What the button says that does it. */
export function actionFor(steps: Step[]): string {
  if (steps.some(({ kind }) => kind === "give")) return "Ken toe";
  return steps.every(({ kind }) => kind === "end") ? "Beëindig" : "Bewaar";
}
