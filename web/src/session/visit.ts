// A visit to the pool's page: what has to be known to come back from it. No token is ever kept.

import type { Config } from "../config";

const KEPT = "sign-in"; // in sessionStorage

export interface Visit {
  verifier: string;
  state: string;
  nonce: string;
  /** Who was asked, and will be asked for the tokens. */
  pool: Config["sign_in"];
  /** Where to go on. */
  path: string;
}

export interface Arrival {
  visit: Visit;
  /** The address that the pool sent us back to, with its answer. */
  url: URL;
}

export function keepVisit(visit: Visit): void {
  sessionStorage.setItem(KEPT, JSON.stringify(visit));
}

/** Who comes back from the pool goes on where they were: before anything looks at the address.
 * An answer that nobody here waits for, as after going back to it, is no arrival. */
export function takeArrival(): Arrival | undefined {
  const url = new URL(location.href);
  const isAnswer = url.searchParams.has("code") || url.searchParams.has("error");
  if (url.pathname !== "/" || !url.searchParams.has("state") || !isAnswer) return undefined;
  const visit = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Visit | null;
  sessionStorage.removeItem(KEPT);
  history.replaceState(null, "", visit?.path ?? "/");
  return visit ? { visit, url } : undefined;
}

const OWED = "goodbye"; // in localStorage: it says not of whom

/** Somebody signed out where the pool could not hear it: it has to, as soon as it can be reached. */
export const oweGoodbye = (): void => localStorage.setItem(OWED, "");

export const sayGoodbye = (): void => localStorage.removeItem(OWED);

/** Whether the pool may still think that somebody is here who left. */
export const owesGoodbye = (): boolean => localStorage.getItem(OWED) !== null;
