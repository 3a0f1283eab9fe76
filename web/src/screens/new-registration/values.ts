// What stands in the form of a registration, and how it is sent: what is empty is left out.

import type { Schemas } from "../../api/types";

export type Body = Schemas["NewRegistration"];
type Registration = Schemas["Registration"];

/** As they are typed: a number that is being typed is a text. */
export interface Participant {
  function: string;
  count: string;
}

const TEXTS = [
  "title",
  "activity",
  "activity_date",
  "description",
  "understanding",
  "advice",
  "outcome",
  "care_phase",
  "target_group",
  "signal_source",
  "contact_form",
  "follow_up_on",
  "site",
] as const;

export type TextName = (typeof TEXTS)[number];
export type Values = Record<TextName, string> & {
  boundary_confirmed: boolean;
  domains: string[];
  themes: string[];
  /** The theme that is being typed; it is sent too. */
  theme: string;
  participants: Participant[];
  duration_minutes: string;
};

export const NOBODY: Participant = { function: "", count: "" };

/** Nothing filled in but the day. */
export const emptyValues = (day: string): Values => ({
  ...(Object.fromEntries(TEXTS.map((name) => [name, ""])) as Record<TextName, string>),
  activity_date: day,
  boundary_confirmed: false,
  domains: [],
  themes: [],
  theme: "",
  participants: [],
  duration_minutes: "",
});

export const valuesOf = (registration: Registration): Values => ({
  ...(Object.fromEntries(TEXTS.map((name) => [name, registration[name] ?? ""])) as Record<TextName, string>),
  boundary_confirmed: registration.boundary_confirmed,
  domains: registration.domains ?? [],
  themes: registration.themes ?? [],
  theme: "",
  participants: (registration.participants ?? []).map((one) => ({ ...one, count: String(one.count) })),
  duration_minutes: String(registration.duration_minutes ?? ""),
});

/** What somebody wrote in it, each text. */
export const textsOf = (values: Values): string[] => [
  ...TEXTS.map((name) => values[name]),
  ...values.themes,
  ...values.participants.map((one) => one.function),
];

/** What `errorsIn` finds nothing wrong in, as the API takes it. */
export function bodyOf(values: Values): Body {
  const sent = {
    ...Object.fromEntries(TEXTS.map((name) => [name, values[name].trim()])),
    boundary_confirmed: values.boundary_confirmed,
    domains: values.domains,
    themes: allThemes(values),
    participants: filledIn(values.participants).map(sentParticipant),
    duration_minutes: values.duration_minutes.trim() ? Number(values.duration_minutes) : "",
  };
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => !isEmpty(value))) as unknown as Body;
}

const isEmpty = (value: unknown) => value === "" || (Array.isArray(value) && value.length === 0);
const sentParticipant = (one: Participant) => ({ function: one.function.trim(), count: Number(one.count) });

/** Rows that somebody began; the others are only room to type. */
export const filledIn = (participants: Participant[]): Participant[] =>
  participants.filter((one) => one.function.trim() || one.count.trim());

/** The themes, with what is still being typed. */
export const allThemes = ({ themes, theme }: Pick<Values, "themes" | "theme">): string[] =>
  withThemes(themes, theme);

/** Those that a text adds, one after a comma or on each line; each theme once. */
export function withThemes(themes: string[], text: string): string[] {
  const added = text.split(/[,;\n]/).map((one) => one.trim());
  return [...new Set([...themes, ...added.filter(Boolean)])];
}
