// The documents of a dossier and what stands around them, read all at once.

import { useEffect, useState } from "preact/hooks";
import { get, type Got, type Reading, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { uploads } from "../../uploads/uploads";
import { withoutSettled } from "../../uploads/queue";
import { type Document, isAwaited } from "./grouping";

const MOST_PAGES = 20; // of a hundred each
const TITLES = 4; // pages

interface Page<T> {
  items: T[];
  cursor: string | null;
}

async function all<T>(most: number, page: (query: { cursor?: string }) => Promise<Got<Page<T>>>): Promise<Got<T[]>> {
  const items: T[] = [];
  let got = await page({});
  const { keptAt } = got;
  items.push(...got.value.items);
  for (let read = 1; got.value.cursor && read < most; read += 1) {
    got = await page({ cursor: got.value.cursor });
    items.push(...got.value.items);
  }
  return { value: items, keptAt };
}

export function useDocuments(dossier_id: string): Reading<Document[]> {
  const path = { dossier_id };
  const reading = useReading(`documents ${dossier_id}`, () =>
    all<Document>(MOST_PAGES, (query) => get("/dossiers/{dossier_id}/documents", { path, query })),
  );
  useJudging(reading.value ?? [], reading.reload);
  return reading;
}

export type Titles = Map<string, string>;

const NONE: Titles = new Map();

/** Of the registrations that were latest active, by their ids. */
export function useTitles(dossier_id: string): Titles {
  const path = { dossier_id };
  const { value } = useReading(`titles ${dossier_id}`, () =>
    all<Schemas["RegistrationCard"]>(TITLES, (query) => get("/dossiers/{dossier_id}/registrations", { path, query })).then(
      ({ value, keptAt }) => ({ value: new Map(value.map(({ id, title }) => [id, title])), keptAt }),
    ),
  );
  return value ?? NONE;
}

const FIRST = 1000; // milliseconds
const LONGEST = 60_000;

/** Reads again, ever slower, while a file is judged that this page did not upload itself. */
export function useJudging(documents: Document[], again: () => Promise<void>): void {
  const [waits, setWaits] = useState(FIRST);
  const ours = uploads.value.map(({ document }) => document?.id);
  const judged = documents.filter(({ id, latest }) => isAwaited(latest) && !ours.includes(id));
  useEffect(() => {
    const left = withoutSettled(uploads.value, documents);
    if (left.length < uploads.value.length) uploads.set(left);
  }, [documents]);
  const key = judged.map(({ id, version }) => `${id} ${version}`).join();
  useEffect(() => setWaits(FIRST), [key]);
  useEffect(() => {
    if (!key) return undefined;
    const timer = setTimeout(() => void again().then(() => setWaits(Math.min(1.5 * waits, LONGEST))), waits);
    return () => clearTimeout(timer);
  }, [key, waits, again]);
}
