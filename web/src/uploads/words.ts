// What is known of a file, as people say it.

import type { Schemas } from "../api/types";
import type { Upload } from "./uploads";

type File = Schemas["File"];
type There = NonNullable<File["names"]>[number];

const PART: Record<There["part"], string> = {
  page: "bladzijde",
  slide: "dia",
  sheet: "blad",
  text: "de tekst",
  header: "de koptekst",
  footer: "de voettekst",
  notes: "de notities",
  comment: "een opmerking",
  title: "de titel",
  line: "regel",
};
const NUMBERED = new Set(["page", "slide", "sheet", "line"]);

/** `bladzijde 3`, `de notities (3)`. */
export function placeInWords({ part, number }: Pick<There, "part" | "number">): string {
  if (number === undefined) return PART[part];
  return NUMBERED.has(part) ? `${PART[part]} ${number}` : `${PART[part]} (${number})`;
}

/** `Op bladzijde 3`, `In de notities (3)`. */
export function whereInWords(there: Pick<There, "part" | "number">): string {
  return `${NUMBERED.has(there.part) ? "Op" : "In"} ${placeInWords(there)}`;
}

export const KIND: Record<There["kind"], string> = {
  person: "naam",
  rrn: "rijksregisternummer",
  phone: "telefoonnummer",
  email: "e-mailadres",
  address: "adres",
  birthdate: "geboortedatum",
  iban: "rekeningnummer",
};

const MOST = 4; // places

/** Where somebody seems to be named. */
export function namedAt({ names = [] }: Pick<File, "names">): string {
  const places = [...new Set(names.map(placeInWords))];
  const more = places.length > MOST ? ` en op ${places.length - MOST} andere plaatsen` : "";
  return `${places.slice(0, MOST).join(", ")}${more}`;
}

/** Of the latest file of a document. */
export function judgement(file: File): string {
  return [verdict(file), ...(file.left_out ?? []).map(({ detail }) => detail)].join(" ");
}

function verdict({ state, refusal, names, scanned, uploaded_at }: File): string {
  if (state === "refused") return refusal?.code === "replaced" ? "Vervangen door een ander bestand." : `Geweigerd: ${refusal?.detail ?? ""}`;
  if (state === "flagged") return `Hier lijkt iemand genoemd te worden: ${namedAt(names ? { names } : {})}.`;
  if (state === "clean") return scanned === false ? "Gedeeld. Niet gescand op schadelijke software." : "Gedeeld en nagekeken.";
  return uploaded_at ? "Wordt nagekeken…" : "Nog niet opgeladen.";
}

/** How an upload goes. */
export function outcomeOf({ phase, why, document, sent, file }: Upload): string {
  if (why) return why;
  if (phase === "judged") return document ? judgement(document.latest) : "";
  if (phase === "sending") return `${Math.floor((100 * sent) / file.size)} %`;
  return { waiting: "Wacht op zijn beurt", preparing: "Wordt voorbereid…", checking: "Wordt nagekeken…" }[phase as string] ?? "";
}

/** Signs that turn the direction of a text would show another name than it has. */
export const plainly = (name: string): string => name.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\uFFFD");
