// Why something is new, in a word: what the partner did.

import type { Schemas } from "../api/types";

export const NEWS: Record<Schemas["DossierRow"]["news"][number], string> = {
  registration: "registratie",
  reply: "reactie",
  goal: "doelstelling",
  agreement: "afspraak",
  document: "document",
};

/** `reactie en document`, `registratie, reactie en afspraak`; nothing without any. */
export function newsOf(kinds: Schemas["DossierRow"]["news"]): string {
  const words = kinds.map((kind) => NEWS[kind]);
  const last = words.pop() ?? "";
  return words.length ? `${words.join(", ")} en ${last}` : last;
}
