// What changes in the rights of a person: from what is ticked and filled in, to steps for the API.

import { endOfNextSchoolYear, yearsAfter } from "../../words/dates";
import type { Errors } from "../../parts/form";
import { type Assignment, BASE, emailError, isPast, type Person, type Right, RIGHT } from "./words";

export interface Values {
  /** Assignment id → whether it stays; absent: it does. */
  stays: Record<string, boolean>;
  /** Assignment id → its last day; absent: as it is. */
  until: Record<string, string>;
  /** Assignment id → its first day, of one that did not begin; absent: as it is. */
  start: Record<string, string>;
  /** Rights that come along. */
  extra: Right[];
  from: string;
  last: string;
  role: string;
  email: string;
  reason: string;
}

export interface Days {
  from: string;
  until: string;
}

/** Another period; what ends before it begins has nothing left. */
export type Period = Days & { one: Assignment };

/** `role`: how they are called from then on, where that changes. */
export type Step = { role?: string } & (
  /** `email`: where they are mailed from then on, where that changes. */
  | ({ kind: "give"; rights: Right[]; email?: string } & Days)
  /** `along`: the roles that become shorter with the base entitlement. */
  | ({ kind: "period"; along: Period[] } & Period)
  /** `along`: what ends with it. */
  | { kind: "end"; one: Assignment; along: Assignment[] }
);

const LONGEST = 4; // years, as Gebruikersbeheer Vlaanderen has it
export const MOST = { reason: 120, role: 60 }; // characters

/** A new right lasts as long as is usual, or as the base entitlement does. */
export const valuesFor = (person: Person, today: string): Values => ({
  stays: {},
  until: {},
  start: {},
  extra: [],
  from: today,
  last: within({ from: today, until: endOfNextSchoolYear(today) }, baseOf(person)).until,
  role: person.function ?? "",
  email: person.email ?? "",
  reason: "",
});

export const heldBy = ({ assignments }: Person): Assignment[] => assignments.filter((one) => !isPast(one));

export const openTo = (person: Person, all: Right[]): Right[] =>
  all.filter((right) => !heldBy(person).some((one) => one.right === right));

const baseOf = (person: Person): Assignment | undefined => heldBy(person).find(({ right }) => right === BASE);

/** A role lies within the base entitlement, as the API keeps it. */
const within = ({ from, until }: Days, base: Days | undefined): Days =>
  base ? { from: from > base.from ? from : base.from, until: until < base.until ? until : base.until } : { from, until };

/** In an order in which each can be done: the base entitlement first, since every role lies within it. */
export function stepsOf(person: Person, { stays, until, start, extra, from, last, ...values }: Values): Step[] {
  const held = heldBy(person);
  const rights = extra.filter((right) => !held.some((one) => one.right === right));
  const kept = held.filter(({ id }) => stays[id] !== false);
  const role = values.role.trim();
  const changed = role && role !== person.function ? { role } : {};
  const daysOf = (one: Assignment): Days => ({ from: start[one.id] ?? one.from, until: until[one.id] ?? one.until });
  const email = values.email.trim().toLowerCase();
  const mailed = email && email !== person.email ? { email } : {};
  const base = kept.find(({ right }) => right === BASE);
  const roles = kept.filter((one) => one !== base);
  const days = base && daysOf(base);
  const gift = { kind: "give" as const, rights, ...within({ from, until: last }, rights.includes(BASE) ? undefined : days), ...changed, ...mailed };
  return [
    ...(base && days ? periodOf(base, days, cutBy(days, roles.filter(({ id }) => !until[id] && !start[id]))) : []),
    ...(rights.length ? [gift] : []),
    ...roles.flatMap((one) => (until[one.id] || start[one.id] ? periodOf(one, within(daysOf(one), days)) : [])),
    ...endsOf(held.filter((one) => !kept.includes(one)), held),
  ];
}

const cutBy = (base: Days, roles: Assignment[]): Period[] =>
  roles.flatMap((one) => (isSame(within(one, base), one) ? [] : [{ one, ...within(one, base) }]));

const isSame = (one: Days, other: Days): boolean => one.from === other.from && one.until === other.until;

const periodOf = (one: Assignment, { from, until }: Days, along: Period[] = []): Step[] =>
  isSame({ from, until }, one) ? [] : [{ kind: "period", one, from, until, along }];

/** Without the base entitlement nothing stays. */
function endsOf(ended: Assignment[], held: Assignment[]): Step[] {
  const base = ended.find(({ right }) => right === BASE);
  if (base) return [{ kind: "end", one: base, along: held.filter((one) => one !== base) }];
  return ended.map((one) => ({ kind: "end", one, along: [] }));
}

/** What makes `after` to `before` again, and calls them as they were called. */
export function stepsBack(before: Person, after: Person, today: string): Step[] {
  const [was, is] = [heldBy(before), heldBy(after)];
  const there = (all: Assignment[], { id }: Assignment) => all.find((one) => one.id === id);
  const isBase = ({ right }: Assignment) => right === BASE;
  const back = is.flatMap((one) => periodOf(one, there(was, one) ?? one));
  const [base, roles] = [back.filter((step) => "one" in step && isBase(step.one)), back.filter((step) => "one" in step && !isBase(step.one))];
  const gone = was.filter((one) => !there(is, one)).toSorted((a, b) => Number(isBase(b)) - Number(isBase(a)));
  const gifts = gone.map(({ right, from, until }): Step => ({ kind: "give", rights: [right], from: from > today ? from : today, until }));
  const steps = [...base, ...gifts, ...roles, ...endsOf(is.filter((one) => !there(was, one)), is)];
  const { function: role } = before;
  return role && role !== after.function ? steps.map((step) => ({ ...step, role })) : steps;
}

/** Sentences, by the name of the field. */
export function errorsIn(person: Person, values: Values, today: string): Errors {
  const steps = stepsOf(person, values);
  const found: Record<string, string | undefined> = {
    rights: steps.length ? baseError(person, values) : "Kies wat er verandert.",
    ...(steps.some(({ kind }) => kind === "give") ? periodErrors(person, values, today) : {}),
    ...Object.fromEntries(heldBy(person).flatMap((one) => heldErrors(one, values, today))),
    reason: reasonError(values.reason),
  };
  return Object.fromEntries(Object.entries(found).flatMap(([name, error]) => (error ? [[name, error]] : [])));
}

export const untilName = ({ id }: Assignment): string => `until-${id}`;
export const startName = ({ id }: Assignment): string => `start-${id}`;

/** Of a right that stays: what is wrong with the days that were changed. */
function heldErrors(one: Assignment, { stays, until, start }: Values, today: string): [string, string | undefined][] {
  const [from, last] = [start[one.id], until[one.id]];
  if (stays[one.id] === false || (from === undefined && last === undefined)) return [];
  const first = from ?? one.from;
  return [
    [startName(one), from === undefined ? "" : fromError(from, today)],
    [untilName(one), lastError(last ?? one.until, first > today ? first : today)],
  ];
}

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

function periodErrors(person: Person, values: Values, today: string): Errors {
  const { from, last, role, email } = values;
  const gift = stepsOf(person, values).find(({ kind }) => kind === "give");
  const outside = gift?.kind === "give" && gift.from > gift.until ? `Het recht ${RIGHT[BASE]} loopt in deze periode niet.` : "";
  const errors = {
    from: fromError(from, today),
    until: lastError(last, from || today) || outside,
    function: role.length > MOST.role ? "Dit is te lang." : "",
    email: email.trim() && emailError(email),
  };
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error));
}

const fromError = (from: string, today: string) => (from >= today ? "" : "Kies vandaag of een latere dag.");

export function lastError(last: string, first: string): string {
  if (!last) return "Kies een dag.";
  if (last < first) return "De laatste dag valt voor de eerste.";
  return last > yearsAfter(first, LONGEST) ? "Een recht duurt hoogstens vier jaar." : "";
}

/** What the button says that does it. */
export function actionFor(steps: Step[]): string {
  if (steps.some(({ kind }) => kind === "give")) return "Ken toe";
  return steps.every(({ kind }) => kind === "end") ? "Beëindig" : "Bewaar";
}
