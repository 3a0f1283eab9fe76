// The fields of a registration by their name on the screen, and what stands in them, to be read.

import { dayAndYear } from "../../words/dates";
import { ACTIVITY, CARE_PHASE, CONTACT_FORM, count, DOMAIN, TEXTS } from "../../words/nl";
import { allThemes, filledIn, type Participant, type Values } from "./values";

export type Name = Exclude<keyof Values, "theme">;

/** In the order of the screen. */
export const LABELS: Record<Name, string> = {
  title: "Onderwerp",
  activity: "Kernactiviteit",
  activity_date: "Datum",
  boundary_confirmed: "Geen cliëntrelatie",
  ...TEXTS,
  domains: "Begeleidingsdomeinen",
  themes: "Thema's",
  care_phase: "Fase in het zorgcontinuüm",
  target_group: "Doelgroep",
  signal_source: "Bron van het signaal",
  participants: "Deelnemers",
  contact_form: "Contactvorm",
  duration_minutes: "Duur in minuten",
  site: "Vestiging",
  follow_up_on: "Opvolgen op",
};

export const NAMES = Object.keys(LABELS) as Name[];

const wordOf = (words: Record<string, string>) => (key: string) => (words[key] ?? key).replaceAll("\u00AD", "");
const participant = (one: Participant) => count(Number(one.count), one.function, `keer ${one.function}`);
const dayOf = (day: string) => (day ? dayAndYear(day) : "");

const READ: { [K in Name]?: (values: Values) => string } = {
  activity: ({ activity }) => wordOf(ACTIVITY)(activity),
  activity_date: (values) => dayOf(values.activity_date),
  boundary_confirmed: (values) => (values.boundary_confirmed ? "Bevestigd" : ""),
  domains: ({ domains }) => domains.map(wordOf(DOMAIN)).join(", "),
  themes: (values) => allThemes(values).join(", "),
  care_phase: (values) => wordOf(CARE_PHASE)(values.care_phase),
  participants: ({ participants }) => filledIn(participants).map(participant).join("\n"),
  contact_form: (values) => wordOf(CONTACT_FORM)(values.contact_form),
  follow_up_on: (values) => dayOf(values.follow_up_on),
};

/** What somebody reads in a field; empty when nothing stands in it. */
export function readable(name: Name, values: Values): string {
  return READ[name]?.(values) ?? String(values[name]);
}
