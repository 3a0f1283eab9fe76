// What is wrong with a file before anything of it is sent: the same rules as the API's.

import { count } from "../words/nl";

const NAMES = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "csv", "png", "jpg", "jpeg"];
const MB = 1024 ** 2; // bytes
const LARGEST = 50 * MB; // unless the operator set another limit
const LARGEST_TEXT = 4_000_000; // bytes of a file that is nothing but text
const LONGEST = 120; // characters of a name
const REFUSED_SIGNS = /[/\\:*?"<>|]/;

/** For the dialog in which files are chosen. */
export const ACCEPTED = NAMES.map((name) => `.${name}`).join(",");

export const KINDS_OF_FILE = "pdf, Word, Excel, PowerPoint, OpenDocument, tekst, csv, png of jpg";

const OLD: Record<string, string> = { doc: "docx", xls: "xlsx", ppt: "pptx" };

/** A sentence, or nothing. */
export function unfit({ name, size }: Pick<File, "name" | "size">, largest = LARGEST): string | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const newer = OLD[extension];
  if (newer) return `Dit is een oude vorm. Bewaar het bestand als ${newer} of als pdf, en kies het dan opnieuw.`;
  if (!NAMES.includes(extension)) return `Dit soort bestand kan niet gedeeld worden. Het kan wel als ${KINDS_OF_FILE}.`;
  if (name.startsWith(".") || REFUSED_SIGNS.test(name)) return "De naam bevat een teken dat niet overal kan. Geef het bestand een andere naam.";
  if (name.length > LONGEST) return `De naam is te lang: hoogstens ${LONGEST} tekens. Geef het bestand een kortere naam.`;
  if (size === 0) return "Dit bestand is leeg.";
  if (size > largest) return `Dit bestand is te groot: hoogstens ${Math.floor(largest / MB)} MB. Maak het kleiner.`;
  if (/^(?:txt|csv)$/.test(extension) && size > LARGEST_TEXT) return "Dit tekstbestand is te groot: hoogstens 4 MB. Maak het kleiner.";
  return undefined;
}

const NUMBER = new Intl.NumberFormat("nl-BE", { maximumFractionDigits: 1 });

/** `48 kB`, `1,2 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return count(bytes, "byte", "bytes");
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${NUMBER.format(bytes / 1_000_000)} MB`;
}
