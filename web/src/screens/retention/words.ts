// What was destroyed for ever, as its report says it: what, why, and how much went along.

import type { Schemas } from "../../api/types";
import { dayAndYear } from "../../words/dates";
import { count } from "../../words/nl";

export type Destroyed = Schemas["Destroyed"];
export type Row = Schemas["DossierRow"];

export const WHAT: Record<Destroyed["what"], string> = {
  registration: "Registratie",
  reply: "Reactie",
  goal: "Doelstelling",
  agreement: "Afspraak",
  document: "Document",
};

const ALONG: [keyof Destroyed["counts"], string, string][] = [
  ["replies", "reactie", "reacties"],
  ["goals", "doelstelling", "doelstellingen"],
  ["agreements", "afspraak", "afspraken"],
  ["documents", "document", "documenten"],
];

const LIST = new Intl.ListFormat("nl-BE");

/** The school of a dossier: a row of it may not be there any more, its number is. */
export function schoolOf(dossier: string, rows: Pick<Row, "id" | "school">[]): string {
  const school = rows.find(({ id }) => id === dossier)?.school;
  return school ? `${school.name}, ${school.number}` : `de school met nummer ${dossier.slice(dossier.indexOf("-") + 1)}`;
}

export function whyOf({ why, closed_at }: Destroyed): string {
  const over = why === "trash" ? "de dertig dagen in de prullenbak waren voorbij." : "de bewaartermijn was voorbij.";
  return closed_at ? `${over} Afgerond op ${dayAndYear(closed_at)}.` : over;
}

/** Nothing where nothing can go along. */
export function alongOf({ what, counts, registration_id }: Destroyed): string | undefined {
  if (what === "document" && registration_id) return "Hoorde bij een registratie.";
  if (what !== "registration") return undefined;
  const parts = ALONG.flatMap(([name, one, more]) => (counts[name] ? [count(counts[name], one, more)] : []));
  return parts.length ? `Samen met ${LIST.format(parts)}.` : "Er hoorde niets bij.";
}
