// A leave in days, as people say it, and in moments, as it is kept.

import type { Errors } from "../../parts/form";
import { isoDay } from "../../words/dates";

export interface Leave {
  owner: string;
  delegate: string;
  first: string;
  last: string;
}

const LONGEST = 366; // days

/** From the beginning of its first day to the end of its last one, where this device is. */
export function momentsOf({ first, last }: Pick<Leave, "first" | "last">): { from: string; until: string } {
  return { from: startOf(first).toISOString(), until: startOf(last, 1).toISOString() };
}

function startOf(isoDate: string, daysLater = 0): Date {
  const [year = 0, month = 1, day = 1] = isoDate.split("-").map(Number);
  return new Date(year, month - 1, day + daysLater);
}

/** What ends as a day begins, lasts until the day before. */
export const lastDayOf = (until: string): string => new Date(Date.parse(until) - 1).toISOString();

export function errorsIn({ owner, delegate, first, last }: Leave): Errors {
  const found = {
    owner: owner ? "" : "Kies een collega.",
    delegate: delegate ? "" : "Kies een collega.",
    from: first ? "" : "Kies een dag.",
    until: lastError(first, last),
  };
  return Object.fromEntries(Object.entries(found).flatMap(([name, error]) => (error ? [[name, error]] : [])));
}

function lastError(first: string, last: string): string {
  if (!last) return "Kies een dag.";
  if (last < isoDay()) return "Deze dag is al voorbij.";
  if (last < first) return "De laatste dag valt voor de eerste.";
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  return days > LONGEST ? "Een vervanging duurt hoogstens een jaar." : "";
}
