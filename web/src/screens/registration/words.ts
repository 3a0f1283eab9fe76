// How the fields of a registration and of its thread are called on this screen.

import type { Schemas } from "../../api/types";

type Registration = Schemas["Registration"];

export const FIELD: Record<string, string> = {
  title: "Onderwerp",
  activity: "Kernactiviteit",
  activity_date: "Datum",
  domains: "Begeleidingsdomeinen",
  themes: "Thema's",
  care_phase: "Fase in het zorgcontinuüm",
  target_group: "Doelgroep",
  signal_source: "Bron van het signaal",
  participants: "Deelnemers",
  contact_form: "Contactvorm",
  duration_minutes: "Duur (alleen voor het CLB)",
  follow_up_on: "Opvolgen op",
  site: "Vestiging",
  description: "Aanleiding",
  understanding: "Hoe begrijpen we dit?",
  advice: "Advies",
  outcome: "Resultaat",
  owner: "Eigenaar",
  status: "Stand",
  text: "Tekst",
  effect_level: "Effect",
  party: "Wie",
  function: "Functie",
  due_on: "Tegen wanneer",
  kind: "Soort",
  name: "Naam",
  folder: "Map",
  registration_id: "Registratie",
  pinned: "Geldig",
};

export const TO_TRASH = "Naar de prullenbak";

/** From each status, where its owner can take it, and how that is called. */
export const STEPS: Record<Registration["status"], [Registration["status"], string][]> = {
  open: [
    ["in_progress", "In opvolging nemen"],
    ["closed", "Afronden"],
  ],
  in_progress: [["closed", "Afronden"]],
  closed: [["open", "Heropenen"]],
};
export const DONE: Record<Registration["status"], string> = {
  open: "De registratie is weer open.",
  in_progress: "De registratie is in opvolging.",
  closed: "De registratie is afgerond. Wat nog wachtte, wacht niet meer.",
};
