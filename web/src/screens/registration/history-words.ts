// What happened, as a sentence.

import type { Schemas } from "../../api/types";
import { day } from "../../words/dates";
import type { People } from "../people";
import { FIELD } from "./words";

export type Event = Schemas["Event"];

const DID: Record<string, string> = {
  "registration:open": "startte de registratie",
  "registration:revise": "wijzigde de registratie",
  "registration:take_up": "nam de registratie in opvolging",
  "registration:close": "rondde de registratie af",
  "registration:reopen": "heropende de registratie",
  "registration:hand_over": "droeg de registratie over",
  "registration:trash": "legde de registratie in de prullenbak",
  "registration:restore": "zette de registratie terug uit de prullenbak",
  "reply:add": "voegde een reactie toe",
  "reply:revise": "wijzigde een reactie",
  "reply:trash": "legde een reactie in de prullenbak",
  "reply:restore": "zette een reactie terug",
  "goal:add": "voegde een doelstelling toe",
  "goal:revise": "wijzigde een doelstelling",
  "goal:trash": "legde een doelstelling in de prullenbak",
  "goal:restore": "zette een doelstelling terug",
  "agreement:add": "voegde een afspraak toe",
  "agreement:revise": "wijzigde een afspraak",
  "agreement:trash": "legde een afspraak in de prullenbak",
  "agreement:restore": "zette een afspraak terug",
  "document:share": "deelde een document",
  "document:revise": "wijzigde een document",
  "document:add_version": "deelde een nieuwe versie van een document",
  "document:restore_version": "zette een oudere versie van een document terug",
  "document:report_upload": "laadde een document op",
  "document:confirm_names": "bevestigde dat in een document geen leerling of leerkracht genoemd wordt",
  "document:trash": "legde een document in de prullenbak",
  "document:restore": "zette een document terug",
  "document:judge": "liet een document nakijken",
  "document:download": "downloadde een document",
  "overview:export": "vroeg een bestand van een schooljaar",
  "export:download": "nam een bestand van een schooljaar mee",
  "registration:propose_closing": "kreeg de vraag of de registratie verdergaat",
  "reply:purge": "raakte een reactie kwijt die 30 dagen in de prullenbak lag",
  "goal:purge": "raakte een doelstelling kwijt die 30 dagen in de prullenbak lag",
  "agreement:purge": "raakte een afspraak kwijt die 30 dagen in de prullenbak lag",
};
const OTHER = "wijzigde iets"; // an action that is newer than this page

/** `18 november: Sofie Maertens voegde een reactie toe`. */
export function sentenceOf(event: Event, people: People): string {
  const { at, by, action, to } = event;
  const whom = to ? ` aan ${people.all.find(({ id }) => id === to)?.name ?? "een collega"}` : "";
  const asAdmin = event.role === "lokale-beheerder" ? " (als lokale beheerder)" : "";
  return `${day(at)}: ${people.nameOf(by)}${asAdmin} ${DID[action] ?? OTHER}${whom}${changedIn(event)}`;
}

/** Of what was revised: which fields, by their labels. */
function changedIn({ action, fields }: Event): string {
  const labels = fields.flatMap((name) => FIELD[name]?.toLowerCase() ?? []);
  return action.endsWith(":revise") && labels.length ? `: ${labels.join(", ")}` : "";
}

/** `documents`: what hangs at it, whose events stand on their own. */
export const isOf = (registration: string, { subject }: Event, documents: readonly string[] = []): boolean =>
  subject === `REG#${registration}` ||
  subject.startsWith(`REG#${registration}#`) ||
  documents.some((id) => subject === `DOC#${id}`);
