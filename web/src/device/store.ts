// What this device keeps for one person: drafts, what was last read, what they have opened.
// Signing out, another person and half a day empty it: computers at school are shared.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";

export interface Kept<T> {
  value: T;
  /** Milliseconds since the epoch. */
  at: number;
}

interface Device extends DBSchema {
  drafts: { key: string; value: Kept<unknown> };
  answers: { key: string; value: Kept<unknown> };
  notes: { key: string; value: Kept<unknown> };
}

type Shelf = "drafts" | "answers" | "notes";

const NAME = "samenwerkingsdossier";
const SHELVES: Shelf[] = ["drafts", "answers", "notes"];
const LONGEST = 12 * 3600 * 1000; // milliseconds without signing in after which nothing is kept

let keeping = true; // until somebody signs out: what is under way then is not kept any more
let opened: Promise<IDBPDatabase<Device>> | undefined;

async function device(): Promise<IDBPDatabase<Device>> {
  opened ??= openDB<Device>(NAME, 1, {
    upgrade: (database) => {
      for (const shelf of SHELVES) database.createObjectStore(shelf);
    },
  });
  return opened;
}

/** Never throws: a device that keeps nothing (private mode, a full disk) works without. */
export async function keep<T>(shelf: Shelf, key: string, value: T): Promise<void> {
  if (!keeping) return;
  const kept: Kept<T> = { value, at: Date.now() };
  await device()
    .then(async (database) => {
      const writing = database.transaction(shelf, "readwrite");
      const put = writing.store.put(kept, key);
      writing.commit(); // by itself it would wait for a page that is being left
      await Promise.all([put, writing.done]);
    })
    .catch(() => undefined);
}

export async function kept<T>(shelf: Shelf, key: string): Promise<Kept<T> | undefined> {
  return device()
    .then((database) => database.get(shelf, key) as Promise<Kept<T> | undefined>)
    .catch(() => undefined);
}

export async function drop(shelf: Shelf, key: string): Promise<void> {
  await device()
    .then((database) => database.delete(shelf, key))
    .catch(() => undefined);
}

/** How many texts on this device were not sent yet. */
export async function draftCount(): Promise<number> {
  return device()
    .then((database) => database.count("drafts"))
    .catch(() => 0);
}

export function stopKeeping(): void {
  keeping = false;
}

/** And keeps nothing, until there is a person to keep it for. */
export async function forgetDevice(): Promise<void> {
  stopKeeping();
  await device()
    .then((database) => Promise.all(SHELVES.map((shelf) => database.clear(shelf))))
    .catch(() => undefined);
  if ("caches" in globalThis) {
    for (const name of await caches.keys()) await caches.delete(name);
    navigator.serviceWorker?.controller?.postMessage("keep");
  }
}

export function keepPerson(person: object): Promise<void> {
  keeping = true;
  return keep("notes", "person", person);
}

/** Who last signed in here and did not sign out, half a day ago at most. */
export async function keptPerson<T>(): Promise<T | undefined> {
  const person = await kept<T>("notes", "person");
  if (!person) return undefined;
  if (Date.now() - person.at < LONGEST) return person.value;
  await forgetDevice();
  return undefined;
}
