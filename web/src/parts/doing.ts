// What a button says while it is done.

import { isWaiting, outbox } from "../api/outbox";
import { useLive } from "./live";

/** `word` until it is answered; while there is no network it says that it waits for one. */
export function useDoing(word = "Bezig…"): string {
  return isWaiting(useLive(outbox)) ? "Wacht op verbinding…" : word;
}
