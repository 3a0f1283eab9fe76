// What somebody said, while they typed, to be no name: it goes along with the text that it stands in.

import { doubts, type Found, wordOf } from "./names";
import type { Posting } from "./outbox";

interface Said {
  text: string;
  /** What was said of these words: that a sure one is no name, or that they were seen. */
  words: ReadonlyMap<string, Found["certainty"]>;
}

const fields = new Map<object, Said>(); // what is on the screen now
const MOST = 20; // confirmations in one change

/** Of a field that is on the screen, until it is left. */
export function say(field: object, said: Said | undefined): void {
  if (said?.words.size) fields.set(field, said);
  else fields.delete(field);
}

/** Said of the texts in a body, which holds what stands in those fields, perhaps with more around it. */
function saidOf(body: unknown): [string, Found["certainty"]][] {
  const texts = [...textsIn(body)];
  const here = [...fields.values()].filter(({ text }) => text.trim() && texts.some((one) => one.includes(text.trim())));
  return here.flatMap(({ words }) => [...words]).filter(([word]) => texts.some((one) => one.includes(word)));
}

function* textsIn(part: unknown): Generator<string> {
  if (typeof part === "string") yield part;
  else if (part && typeof part === "object") for (const one of Object.values(part)) yield* textsIn(one);
}

/** As it is sent, and all that needs no second word. */
export function withSaid<P extends Posting>(what: P): { what: P; seen: Set<string> } {
  const said = saidOf(what.body);
  const sure = new Set(said.filter(([, certainty]) => certainty === "sure").map(([word]) => word));
  const body = sure.size ? { ...(what.body as object), names_confirmed: [...sure].slice(0, MOST) } : what.body;
  return { what: { ...what, body }, seen: new Set(said.map(([word]) => word)) };
}

/** Of a write that was kept. */
export function tellDoubts({ body, path, params }: Posting, seen: Set<string>, answer: unknown): void {
  const { id = "", notices = [] } = (answer ?? {}) as { id?: string; notices?: Found[] };
  const found = notices.filter((one) => !seen.has(wordOf(body, one)));
  const others = doubts.value.filter((one) => !id || one.id !== id); // sent twice, it is answered twice
  if (found.length) doubts.set([...others, { body, found, path, params, id }]);
}
