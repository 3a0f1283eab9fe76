// What is written in the contact form, and how it is sent.

import type { Schemas } from "../../api/types";
import type { Errors } from "../../parts/form";

export type Body = Schemas["NewMessage"];
type Standing = Pick<Schemas["InstitutionStanding"], "number" | "name">;

export interface Values {
  subject: string;
  text: string;
  /** An institution by its number, or OPERATOR. */
  to: string;
  /** Whether `Technical` goes along. */
  technical: boolean;
}

/** Where somebody was, and with which browser. */
export interface Technical {
  screen?: string;
  browser: string;
}

export const OPERATOR = "operator";
export const MOST = 4000; // characters of the text
const MOST_SCREEN = 120;
const MOST_BROWSER = 300;

export const LABELS = { subject: "Onderwerp", text: "Wat wilt u laten weten?", to: "Voor wie?" };
/** As a list of what is wrong names them. */
export const SHORT_LABELS = { ...LABELS, text: "Uw tekst", to: "Voor wie" };

/** Who works at one institution most often writes to its administrator; who works nowhere, to the operator. */
export function firstValues(institutions: Standing[]): Values {
  const only = institutions.length === 0 ? OPERATOR : institutions[0]?.number;
  return { subject: "", text: "", to: institutions.length > 1 ? "" : (only ?? ""), technical: true };
}

/** Whom somebody can write to, by number; the operator always, and last. */
export function readersFor(institutions: Standing[]): Map<string, string> {
  return new Map([
    ...institutions.map((one): [string, string] => [one.number, `De lokale beheerder van ${one.name}`]),
    [OPERATOR, "De beheerder van het systeem"],
  ]);
}

/** `from`: the path of the screen, as the address of the form has it. */
export function technicalOf(from: string | undefined, browser: string): Technical {
  const isPath = from?.startsWith("/") && from.length <= MOST_SCREEN;
  return { ...(isPath ? { screen: from } : {}), browser: browser.slice(0, MOST_BROWSER) };
}

export function errorsIn({ subject, text, to }: Values, readers: Map<string, string>): Errors {
  const length = text.trim().length;
  return {
    ...(subject ? {} : { subject: "Kies waarover het gaat." }),
    ...(length ? {} : { text: "Vertel wat er gebeurde, of wat u wilt vragen." }),
    ...(length > MOST ? { text: `Dit is te lang: hoogstens ${MOST} tekens.` } : {}),
    ...(readers.has(to) ? {} : { to: "Kies voor wie uw melding is." }),
  };
}

export const bodyOf = ({ subject, text, to, technical }: Values, details: Technical): Body => ({
  subject: subject as Body["subject"],
  text: text.trim(),
  ...(to === OPERATOR ? {} : { institution: to }),
  ...(technical ? details : {}),
});
