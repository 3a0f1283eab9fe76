// The words of the field, as people read them; docs/words.md has the same table.

import type { Schemas } from "../api/types";

type Card = Schemas["RegistrationCard"];
type Registration = Schemas["Registration"];

export const ACTIVITY: Record<Card["activity"], string> = {
  signal: "Signaalfunctie",
  consultation: "Consultatieve leerlingen\u00ADbegeleiding",
  team_support: "Ander versterken van het schoolteam",
};
export const STATUS: Record<Card["status"], string> = {
  open: "Open",
  in_progress: "In opvolging",
  closed: "Afgerond",
};
export const SIDE: Record<"clb" | "school", string> = { clb: "CLB", school: "School" };
export const WAITING: Record<"clb" | "school", string> = {
  clb: "Wacht op het CLB",
  school: "Wacht op de school",
};
export const DOMAIN: Record<NonNullable<Card["domains"]>[number], string> = {
  learning: "Leren en studeren",
  school_career: "Onderwijsloopbaan",
  wellbeing: "Psychisch en sociaal functioneren",
  preventive_health: "Preventieve gezondheidszorg",
};
export const CARE_PHASE: Record<NonNullable<Card["care_phase"]>, string> = {
  broad_basic: "Brede basiszorg",
  increased: "Verhoogde zorg",
  extended: "Uitbreiding van zorg",
};
export const CONTACT_FORM: Record<NonNullable<Registration["contact_form"]>, string> = {
  on_site: "Ter plaatse",
  phone: "Telefonisch",
  online: "Online",
  written: "Schriftelijk",
};
export const REPLY_KIND: Record<Schemas["Reply"]["kind"], string> = {
  step_taken: "Gezette stap",
  step_planned: "Geplande stap",
  result: "Resultaat",
  question: "Vraag",
  remark: "Opmerking",
};
export const EFFECT_LEVEL: Record<NonNullable<Schemas["Goal"]["effect_level"]>, string> = {
  pupils: "Bij leerlingen",
  team: "In het schoolteam",
  policy: "In het schoolbeleid",
};
export const GOAL_STATUS: Record<Schemas["Goal"]["status"], string> = {
  open: "Open",
  reached: "Bereikt",
  partly: "Deels bereikt",
  dropped: "Losgelaten",
};
export const AGREEMENT_STATUS: Record<Schemas["Agreement"]["status"], string> = {
  open: "Open",
  kept: "Nagekomen",
  dropped: "Losgelaten",
};
export const PARTY: Record<Schemas["Agreement"]["party"], string> = {
  clb: "CLB",
  school: "School",
  both: "CLB en school",
};
export const MESSAGE_SUBJECT: Record<Schemas["Message"]["subject"], string> = {
  fault: "Fout in het systeem",
  question: "Vraag",
  idea: "Idee",
};
export const DOCUMENT_KIND: Record<Schemas["DocumentKind"], string> = {
  cooperation_agreement: "Samenwerkings\u00ADafspraken",
  report: "Verslag",
  material: "Materiaal",
  other: "Andere",
};
/** The free texts of a registration, in the order in which they are read. */
export const TEXTS = {
  description: "Aanleiding",
  understanding: "Hoe begrijpen we dit?",
  advice: "Advies",
  outcome: "Resultaat",
} as const;

/** `1 reactie`, `2 reacties`. */
export const count = (number: number, one: string, more: string): string =>
  `${number} ${number === 1 ? one : more}`;

/** How many characters a text may still grow. */
export const room = (left: number, most: number): string =>
  left < 0 ? count(-left, "teken te veel", "tekens te veel") : `Nog ${left} van ${most} tekens`;
