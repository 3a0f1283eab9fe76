// What this device keeps for one person: drafts, what was last read, what they have opened.
// Signing out, another person and half a day empty it: computers at school are shared.

import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from "idb";

export interface Kept<T> {
  value: T;
  /** Milliseconds since the epoch. */
  at: number;
}

type Shelf = "drafts" | "answers" | "notes";

interface Device extends DBSchema {
  drafts: { key: string; value: Kept<unknown> };
  answers: { key: string; value: Kept<unknown> };
  notes: { key: string; value: Kept<unknown> };
}

type Changing = IDBPObjectStore<Device, [Shelf], Shelf, "readwrite">;

const NAME = "samenwerkingsdossier";
const SHELVES: Shelf[] = ["drafts", "answers", "notes"];
const LONGEST = 12 * 3600 * 1000; // milliseconds without signing in after which nothing is kept

let keeping = true; // until somebody signs out: what is under way then is not kept any more
let opened: Promise<IDBPDatabase<Device>> | undefined;

/** Gives nothing where nothing can be kept: private mode, a full disk. */
async function on<T>(ask: (database: IDBPDatabase<Device>) => Promise<T>): Promise<T | undefined> {
  try {
    opened ??= openDB<Device>(NAME, 1, {
      upgrade: (database) => {
        for (const shelf of SHELVES) database.createObjectStore(shelf);
      },
    });
    return await ask(await opened);
  } catch {
    return undefined;
  }
}

/** Never throws: a device that keeps nothing works without. */
export async function keep<T>(shelf: Shelf, key: string, value: T): Promise<void> {
  if (!keeping) return;
  const kept: Kept<T> = { value, at: Date.now() };
  await change(shelf, (store) => store.put(kept, key));
}

async function change(shelf: Shelf, how: (store: Changing) => Promise<unknown>): Promise<void> {
  await on(async (database) => {
    const writing = database.transaction(shelf, "readwrite");
    const changed = how(writing.store);
    writing.commit(); // by itself it would wait for a page that is being left
    await Promise.all([changed, writing.done]);
  });
}

export async function kept<T>(shelf: Shelf, key: string): Promise<Kept<T> | undefined> {
  return on((database) => database.get(shelf, key) as Promise<Kept<T> | undefined>);
}

export async function drop(shelf: Shelf, key: string): Promise<void> {
  await change(shelf, (store) => store.delete(key));
}

/** How many texts on this device were not sent yet. */
export async function draftCount(): Promise<number> {
  return (await on((database) => database.count("drafts"))) ?? 0;
}

/** And keeps nothing, until there is a person to keep it for. */
export async function forgetDevice(): Promise<void> {
  keeping = false;
  await on((database) => Promise.all(SHELVES.map((shelf) => database.clear(shelf))));
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
