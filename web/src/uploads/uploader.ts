// Uploads, three at a time, each through its phases: announced, put in the bucket, judged.

import { Refused, sentenceOf } from "../api/problem";
import { readAgain } from "../api/read";
import type { Schemas } from "../api/types";
import { config } from "../config";
import { session, SessionEnded } from "../session/session";
import { announced, judged, read, report, takeBack } from "./at-the-api";
import { isPassedOver } from "./leaving-page";
import { unfit } from "./fit";
import { NotPut, putFile, sha256 } from "./put-file";
import { changed, startable, withNew } from "./queue";
import { isUnderWay, type Place, type Upload, uploads } from "./uploads";

const OFTEN = 200; // milliseconds between two looks at how far a file is
const EXPIRED = 403; // what S3 answers after a quarter of an hour
const THERE_ALREADY = 412;

const running = new Map<string, AbortController>();

/** Adds them to what is under way. What is wrong with one of them is said at once. */
export async function upload(files: File[], place: Place): Promise<void> {
  const { largest_document } = await config().catch(() => ({ largest_document: undefined }));
  const more = files.map((file): Upload => {
    const why = unfit(file, largest_document);
    const phase = why ? "unfit" : "waiting";
    return { id: crypto.randomUUID(), file, name: file.name.normalize("NFC"), place, phase, sent: 0, ...(why ? { why } : {}) };
  });
  uploads.set(withNew(uploads.value, more));
  startMore();
}

/** What failed, once more, from where it stopped. */
export function retry(id: string): void {
  change(id, { phase: "waiting", sent: 0, why: "" });
  startMore();
}

/** Stops it, and takes back what was announced. */
export async function cancel(id: string): Promise<void> {
  const one = uploads.value.find((upload) => upload.id === id);
  running.get(id)?.abort();
  forget(id);
  if (one?.document) await undone(one.document);
}

function forget(id: string): void {
  uploads.set(uploads.value.filter((one) => one.id !== id));
  startMore();
}

const change = (id: string, how: Partial<Upload>) => uploads.set(changed(uploads.value, id, how));

function startMore(): void {
  for (const one of startable(uploads.value)) {
    change(one.id, { phase: "preparing" });
    void run(one);
  }
}

async function run(one: Upload): Promise<void> {
  const control = new AbortController();
  running.set(one.id, control);
  try {
    await through(one, control.signal);
  } catch (error) {
    if (!control.signal.aborted) change(one.id, failureOf(error));
  } finally {
    if (running.get(one.id) === control) running.delete(one.id);
    startMore();
  }
}

async function through(one: Upload, signal: AbortSignal): Promise<void> {
  const document = await placeFor(one, signal);
  change(one.id, { document, name: document.name, phase: "sending" });
  if (document.upload) await sent(one, document, signal);
  change(one.id, { phase: "checking" });
  startMore();
  show(document);
  if (document.state === "pending") await report(document).catch(() => undefined);
  const latest = await judged(document, signal);
  const slow = "Het nakijken duurt langer dan gewoonlijk. Het gaat vanzelf verder: kijk later in Documenten.";
  change(one.id, latest.state === "pending" ? { why: slow } : { phase: "judged", document: latest });
  show(latest);
}

/** A document that waits for this file; for who tries again: the one that there is. */
async function placeFor(one: Upload, signal: AbortSignal): Promise<Schemas["OneDocument"]> {
  if (one.document) return read(one.place.dossier_id, one.document.id);
  const document = await announced(one, await sha256(one.file));
  if (!signal.aborted) return document;
  await undone(document); // it was stopped while it was announced
  throw signal.reason;
}

async function sent(one: Upload, document: Schemas["OneDocument"], signal: AbortSignal): Promise<void> {
  let seen = 0;
  const onSent = (bytes: number) => {
    if (Date.now() - seen < OFTEN) return;
    seen = Date.now();
    change(one.id, { sent: Math.min(bytes, one.file.size) });
  };
  await putIt(one.file, document, onSent, signal).catch((error: unknown) => {
    if (!(error instanceof NotPut && error.status === THERE_ALREADY)) throw error;
  });
}

/** An address that has expired is asked again, once. */
async function putIt(file: File, document: Schemas["OneDocument"], onSent: (bytes: number) => void, signal: AbortSignal) {
  const put = ({ upload }: Schemas["OneDocument"]) => (upload ? putFile(file, upload, onSent, signal) : undefined);
  try {
    await put(document);
  } catch (error) {
    if (!(error instanceof NotPut && error.status === EXPIRED)) throw error;
    await put(await read(document.dossier_id, document.id));
  }
}

/** What the screens show of it is read again. */
function show({ dossier_id, registration_id }: Schemas["Document"]): void {
  readAgain(`documents ${dossier_id}`);
  if (registration_id) readAgain(`registration ${registration_id}`);
}

/** It may have gone further meanwhile; then it stays, and its sharer finds it in the list. */
async function undone(document: Schemas["Document"]): Promise<void> {
  await takeBack(await read(document.dossier_id, document.id)).catch(() => undefined);
  show(document);
}

/** What the API says of a name or a size stays so, however often it is tried. */
function failureOf(error: unknown): Pick<Upload, "phase" | "why"> {
  const [wrong] = error instanceof Refused ? (error.problem.errors ?? []) : [];
  return wrong ? { phase: "unfit", why: wrong.msg } : { phase: "failed", why: whyOf(error) };
}

function whyOf(error: unknown): string {
  if (error instanceof SessionEnded) return "Uw aanmelding is verlopen.";
  if (error instanceof NotPut) return error.status ? "Het bestand kwam niet aan." : "De verbinding viel weg terwijl het bestand onderweg was.";
  if (error instanceof DOMException) return "Dit bestand kan niet meer gelezen worden. Kies het opnieuw.";
  if (error instanceof Refused && error.kind === "names-found") return "In de naam van dit bestand of van de map lijkt iemand genoemd te worden. Er is niets opgeladen.";
  return sentenceOf(error);
}

const warn = (event: Event) => {
  if (!isPassedOver()) event.preventDefault();
};

uploads.follow((all) => {
  if (all.some(isUnderWay)) addEventListener("beforeunload", warn);
  else removeEventListener("beforeunload", warn);
});

session.follow(({ state }) => {
  if (state !== "out") return;
  for (const control of running.values()) control.abort();
  uploads.set([]);
});
