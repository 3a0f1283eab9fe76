// What a handover takes along, from what is chosen on the screen.

import type { Schemas } from "../../api/types";
import type { Errors } from "../../parts/form";

type School = Schemas["SchoolOwned"];

export interface Values {
  from: string;
  to: string;
  which: "open" | "all";
  /** The numbers of the schools whose registrations stay. */
  without: string[];
  reason: string;
}

export const MOST = 120; // characters of the reason
export const LABELS = {
  from: "Van wie?",
  to: "Naar wie?",
  which: "Welke registraties?",
  schools: "Van welke scholen?",
  reason: "Reden",
};
export const WHICH = { open: "Alleen wat nog niet afgerond is", all: "Alles, ook wat afgerond is" };

export const countOf = ({ open, closed }: School, which: Values["which"]): number => (which === "all" ? open + closed : open);

/** The schools of which something goes along, and how much: in an ended dossier nothing moves. */
export const chosenIn = (schools: School[], { which, without }: Values): { number: string; count: number }[] =>
  schools
    .filter((one) => !one.ended && countOf(one, which) > 0 && !without.includes(one.number))
    .map((one) => ({ number: one.number, count: countOf(one, which) }));

/** `schools`: how many are chosen, when it is known. */
export function errorsIn({ from, to }: Values, schools: number | undefined): Errors {
  return {
    ...(from ? {} : { from: "Kies een collega." }),
    ...(to ? {} : { to: "Kies een collega." }),
    ...(from && schools === 0 ? { schools: "Er is niets om over te dragen." } : {}),
  };
}

/** No schools are named when none is left out: what is opened meanwhile stays, whatever its school. */
export function bodyOf(values: Values, schools: School[]): Schemas["NewHandover"] {
  const { from, to, which, without, reason } = values;
  const some = without.length ? { schools: chosenIn(schools, values).map(({ number }) => number) } : {};
  return { from, to, which, ...some, ...(reason.trim() ? { reason: reason.trim() } : {}) } as Schemas["NewHandover"];
}
