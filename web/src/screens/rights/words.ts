// How rights are called, by people and in Gebruikersbeheer Vlaanderen, and what each of them opens.

import type { Schemas } from "../../api/types";

export type Assignment = Schemas["Assignment"];
export type Person = Schemas["PersonRights"];
export type Right = Assignment["right"];

export const BASE = "iris-clbonline-gebruiker";
export const RIGHT: Record<Right, string> = {
  [BASE]: "IRIS CLBonline gebruiker",
  "samenwerkingsdossier-school": "Samenwerkingsdossier voor scholen",
  "samenwerkingsdossier-clb": "Samenwerkingsdossier voor CLB’s",
  "lokale-beheerder": "Lokale beheerder",
};
/** The context role behind it, where that is called otherwise. */
export const codeOf = (right: Right): string => (right.startsWith("samenwerkingsdossier-") ? right : "");
export const OPENS: Record<Right, string> = {
  [BASE]: "Het basisrecht: nodig voor elke rol, het opent zelf niets.",
  "samenwerkingsdossier-school": "Registraties lezen en beantwoorden, voor wie op de school werkt.",
  "samenwerkingsdossier-clb": "Registraties starten, lezen en opvolgen, voor wie bij het CLB werkt.",
  "lokale-beheerder": "Toegang regelen en meldingen lezen.",
};
export const STATE: Record<Assignment["state"], string> = {
  active: "actief",
  future: "nog niet begonnen",
  over: "afgelopen",
  ended: "beëindigd",
};

/** A school number takes only a school's role, a CLB's number only that of a CLB. */
export const rightsAt = (kind: "clb" | "school"): Right[] => [BASE, `samenwerkingsdossier-${kind}`, "lokale-beheerder"];

export const isPast = ({ state }: Assignment): boolean => state === "over" || state === "ended";

export const nameOf = ({ name, email, function: role }: Partial<Person>): string =>
  name || email || role || "Collega zonder naam";

export const emailError = (text: string): string =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()) ? "" : "Vul een volledig e-mailadres in.";

export const byWhom = (by: Schemas["Sender"]): string => by.name || by.function || "het platform";

export const pageOf = (number: string): string => `/instellingen/${number}/toegang`;
export const personPage = (number: string, id: string): string => `${pageOf(number)}/${encodeURIComponent(id)}`;
