// Another name, kind or place of a document; what somebody else changed meanwhile stays too.

import { post, put } from "../../api/outbox";
import type { Schemas } from "../../api/types";
import { keepingFocus } from "../../parts/focus";
import { tell, tellWrong } from "../../parts/undo";
import { DOCUMENT } from "../../uploads/at-the-api";
import { share, uploads } from "../../uploads/uploads";
import { DOCUMENT_KIND } from "../../words/nl";
import { didChange, type Kept, saveAtOnce } from "../registration/saving";
import type { Document } from "./grouping";
import { focusBeside, showAgain } from "./shelf";

/** "" where nothing was filled in. */
export type Fields = Record<"name" | "kind" | "folder" | "registration_id" | "in_library" | "pinned", string>;

const YES = "ja";
const WORDS = { kind: DOCUMENT_KIND, pinned: { [YES]: "Geldig", "": "Niet geldig" } };

export const fieldsOf = ({ name, kind, folder = "", registration_id = "", in_library, pinned }: Document): Fields => ({
  name,
  kind,
  folder,
  registration_id,
  in_library: in_library ? YES : "",
  pinned: pinned ? YES : "",
});

/** What stands nowhere else stands in the library, and only agreements can hold now. */
function bodyOf({ name, kind, folder, registration_id, in_library, pinned }: Fields): Schemas["RevisedDocument"] {
  return {
    name: name.trim(),
    kind: kind as Schemas["DocumentKind"],
    in_library: in_library === YES || !registration_id,
    pinned: pinned === YES && kind === "cooperation_agreement",
    ...(folder.trim() ? { folder: folder.trim() } : {}),
    ...(registration_id ? { registration_id } : {}),
  };
}

/** Says what became of it; who changed something, can take that back. Throws what was refused. */
export async function revise(read: Document, change: Partial<Fields>, told: string): Promise<void> {
  const done = await kept(read, change);
  if (done.isTheirs) return tell("Wat de ander koos, blijft staan.");
  const undo = async () => void (await kept(done.kept, fieldsOf(done.over)));
  tell(told, didChange(done) ? undo : undefined);
}

async function kept(read: Document, change: Partial<Fields>): Promise<Kept<Document>> {
  const { dossier_id, id } = read;
  const path = { dossier_id, document_id: id };
  const send = async (fields: Fields, version: number): Promise<Document> => {
    const { upload: _, ...document } = await put(DOCUMENT, { path, body: bodyOf(fields), version });
    return document;
  };
  const done = await saveAtOnce({ read, mine: { ...fieldsOf(read), ...change }, fieldsOf, send, words: WORDS });
  showAgain(dossier_id, done.over.registration_id, done.kept.registration_id);
  return done;
}

export async function pin(read: Document, on: boolean): Promise<void> {
  const told = on ? `“${read.name}” geldt nu.` : `“${read.name}” geldt niet meer.`;
  await keepingFocus(() => revise(read, { pinned: on ? YES : "" }, told).catch(tellWrong));
}

/** It stays in the library. */
export async function detach(read: Document): Promise<void> {
  const told = `“${read.name}” hangt niet meer aan deze registratie. Het staat nog in Documenten.`;
  await revise(read, { registration_id: "", in_library: YES }, told).then(() => focusBeside(read.id), tellWrong);
}

export function replace({ dossier_id, id, version, kind }: Document, files: Iterable<File>): void {
  const [file] = files;
  if (file) void share([file], { dossier_id, kind, replaces: { id, version } }).catch(tellWrong);
}

/** Away, and back for ten seconds; then for thirty days out of the trash. Throws what was refused. */
export async function trash({ dossier_id, id, name, registration_id, version: read }: Document, reason: string): Promise<void> {
  const path = { dossier_id, document_id: id };
  const show = () => showAgain(dossier_id, registration_id);
  const { version } = await post(`${DOCUMENT}/trash`, { path, body: { reason }, version: read });
  uploads.set(uploads.value.filter(({ document }) => document?.id !== id));
  focusBeside(id);
  show();
  tell(`“${name}” ligt in de prullenbak.`, async () => {
    await post(`${DOCUMENT}/restore`, { path, body: {}, version });
    show();
  });
}

/** Of what was never shared: there is nothing to explain to anybody. */
export async function remove(document: Document): Promise<void> {
  await trash(document, "Dit bestand werd niet gedeeld").catch((error: unknown) => {
    tellWrong(error);
    showAgain(document.dossier_id, document.registration_id);
  });
}
