// An upload as the API sees it: announced, there, judged; or taken back.

import { request } from "../api/client";
import { type Posting, post, put, send } from "../api/outbox";
import { Refused, Unreachable } from "../api/problem";
import type { Schemas } from "../api/types";
import type { Place, Upload } from "./uploads";

type Document = Schemas["OneDocument"];

const DOCUMENTS = "/dossiers/{dossier_id}/documents";
export const DOCUMENT = `${DOCUMENTS}/{document_id}`;

const postings = new Map<string, Posting>(); // upload → what was asked: asking again is the same request

/** Where to put the file: the name of the document may have become another one. Throws what `send` throws. */
export async function announced({ id, file, place, name }: Upload, sha256: string): Promise<Document> {
  const posting = postings.get(id) ?? postingOf(place, { name, size: file.size, sha256 });
  postings.set(id, posting);
  const document = await send(posting).catch((error: unknown) => overWhatIsThere(posting, error));
  postings.delete(id);
  return document as Document;
}

function postingOf({ dossier_id, replaces, registration_id, kind, folder }: Place, file: Schemas["NewVersion"]): Posting {
  const common = { key: crypto.randomUUID(), method: "post" as const, about: file.name };
  if (replaces) {
    const params = { dossier_id, document_id: replaces.id };
    return { ...common, path: `${DOCUMENT}/versions`, params, body: file, version: replaces.version };
  }
  const body = { ...file, kind, in_library: !registration_id, registration_id, folder };
  return { ...common, path: DOCUMENTS, params: { dossier_id }, body, version: undefined };
}

/** Somebody renamed or moved it meanwhile: it still gets this file. */
function overWhatIsThere(posting: Posting, error: unknown): Promise<unknown> {
  const current = error instanceof Refused && error.kind === "stale" ? error.problem.current : undefined;
  if (!current || current["trashed"]) throw error;
  return send({ ...posting, key: crypto.randomUUID(), version: Number(current["version"]) });
}

/** Never kept on this device: it says where a file can be put. */
export const read = (dossier_id: string, document_id: string): Promise<Document> =>
  request("get", DOCUMENT, { params: { path: { dossier_id, document_id } } }) as Promise<Document>;

/** S3 tells it too, so it may fail. */
export async function report({ dossier_id, id, latest }: Schemas["Document"]): Promise<void> {
  const path = { dossier_id, document_id: id, version_number: String(latest.number) };
  await put(`${DOCUMENT}/versions/{version_number}/uploaded`, { path, body: undefined as never });
}

const WAITS = [500, 800, 1200, 2000, 3000, 5000, 8000, 12_000, 20_000]; // milliseconds; the last one is repeated
const PATIENCE = 25; // questions, in some six minutes

/** The document once its latest file was judged; as it is when that takes too long. Throws Refused, SessionEnded. */
export async function judged(document: Schemas["Document"], signal: AbortSignal): Promise<Document> {
  let latest = document;
  for (let asked = 0; latest.state === "pending" && asked < PATIENCE; asked += 1) {
    await pause(WAITS[Math.min(asked, WAITS.length - 1)] ?? 0);
    signal.throwIfAborted();
    latest = await read(document.dossier_id, document.id).catch((error: unknown) => {
      if (error instanceof Unreachable) return latest;
      throw error;
    });
  }
  return latest;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Somebody stopped it: what was announced goes, and an earlier file is there again. */
export async function takeBack({ dossier_id, id, version, current, latest }: Schemas["Document"]): Promise<void> {
  const path = { dossier_id, document_id: id };
  if (current) {
    await post(`${DOCUMENT}/versions/{version_number}/restore`, {
      path: { ...path, version_number: String(current.number) },
      body: {},
      version,
    });
  } else if (latest.number === 1) {
    await post(`${DOCUMENT}/trash`, { path, body: { reason: "Het opladen is gestopt" }, version });
  }
}
