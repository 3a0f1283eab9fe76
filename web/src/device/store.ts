// What this device keeps for one person: drafts, what was last read, what they have opened.
// Signing out, another person and half a day empty it: computers at school are shared.

import { openDatabase, step } from "./database";

export interface Kept<T> {
  value: T;
  /** Milliseconds since the epoch. */
  at: number;
}

type Shelf = "drafts" | "answers" | "notes";

const NAME = "samenwerkingsdossier";
const SHELVES: Shelf[] = ["drafts", "answers", "notes"];
const LONGEST = 12 * 3600 * 1000; // milliseconds without signing in after which nothing is kept

let keeping = true; // until somebody signs out: what is under way then is not kept any more
let opened: Promise<IDBDatabase> | undefined;

/** Gives nothing where nothing can be kept: private mode, a full disk. */
async function on<T>(
  shelf: Shelf,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    opened ??= openDatabase(NAME, SHELVES);
    return await step(await opened, shelf, mode, ask);
  } catch {
    return undefined;
  }
}

/** Never throws: a device that keeps nothing works without. */
export async function keep<T>(shelf: Shelf, key: string, value: T): Promise<void> {
  if (!keeping) return;
  const kept: Kept<T> = { value, at: Date.now() };
  await on(shelf, "readwrite", (store) => store.put(kept, key));
}

export async function kept<T>(shelf: Shelf, key: string): Promise<Kept<T> | undefined> {
  return on<Kept<T> | undefined>(shelf, "readonly", (store) => store.get(key));
}

export async function drop(shelf: Shelf, key: string): Promise<void> {
  await on(shelf, "readwrite", (store) => store.delete(key));
}

/** How many texts on this device were not sent yet. */
export async function draftCount(): Promise<number> {
  return (await on("drafts", "readonly", (store) => store.count())) ?? 0;
}

export function stopKeeping(): void {
  keeping = false;
}

/** And keeps nothing, until there is a person to keep it for. */
export async function forgetDevice(): Promise<void> {
  stopKeeping();
  await Promise.all(SHELVES.map((shelf) => on(shelf, "readwrite", (store) => store.clear())));
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
