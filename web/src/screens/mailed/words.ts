// What somebody can be mailed about, and how often.

import type { Schemas } from "../../api/types";

export type Preferences = Schemas["Preferences"];
export type Chosen = Schemas["NewPreferences"];
export type Kind = Exclude<keyof Chosen, "stopped">;
export type Frequency = Schemas["Frequency"];

export const KINDS: Record<Kind, [title: string, what: string]> = {
  waiting: ["Wacht op antwoord", "Een vraag of een voorstel wacht op u of uw collega's."],
  registrations: ["Registraties en reacties", "Iets nieuws van de andere kant, of een registratie die u overneemt."],
  documents: ["Documenten", "Een nieuw document, of een nieuwe versie."],
  due: ["Afspraken en opvolging", "Een streefdatum of opvolgdatum komt dichterbij, of een nieuw schooljaar begint."],
  rights: ["Toegang die afloopt", "Een gebruikersrecht loopt af: dat van u, of van wie u beheert."],
  messages: ["Berichten", "Iemand schreef u via het contactformulier. Voor lokale beheerders."],
  invitations: ["Uitnodigingen", "Iemand nam een uitnodiging aan. Voor lokale beheerders."],
};

export const OFTEN: Record<Frequency, string> = {
  direct: "Meteen",
  daily: "Elke dag, in één overzicht",
  weekly: "Elke maandag, in één overzicht",
  off: "Niet",
};

/** What is sent: all of what was chosen, without what the answer tells beside it. */
export function chosen(now: Preferences, change: Partial<Chosen>): Chosen {
  const kept = Object.keys(KINDS).map((kind) => [kind, now[kind as Kind]]);
  return { ...(Object.fromEntries(kept) as Record<Kind, Frequency>), stopped: now.stopped, ...change };
}

/** What was just changed, in words. */
export function said(change: Partial<Chosen>): string {
  if ("stopped" in change) return change.stopped ? "U krijgt geen mails meer." : "U krijgt weer mails.";
  const [[kind, often] = []] = Object.entries(change) as [Kind, Frequency][];
  return kind && often ? `${KINDS[kind][0]}: ${OFTEN[often].toLowerCase()}.` : "Bewaard.";
}
