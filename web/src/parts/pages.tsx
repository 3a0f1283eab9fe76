// A list whose pages are fetched one after the other, when they are asked for.

import { useState } from "preact/hooks";
import { tellWrong } from "./undo";

interface Page<T> {
  items: T[];
  cursor: string | null;
}

interface Pages<T> {
  /** Of all pages that were read; what is on two of them stands there once. */
  items: T[];
  /** Where the next page begins, if there is one. */
  cursor: string | null;
  next: (cursor: string) => Promise<void>;
  busy: boolean;
}

/** Those after the first one, which may be read again meanwhile. */
export function usePages<T extends { id: string }>(first: Page<T>, pageFrom: (cursor: string) => Promise<{ value: Page<T> }>): Pages<T> {
  const [more, setMore] = useState<Page<T>[]>([]);
  const [busy, setBusy] = useState(false);
  const all = [first, ...more].flatMap(({ items }) => items);
  const next = async (from: string) => {
    setBusy(true);
    await pageFrom(from).then(({ value }) => setMore([...more, value]), tellWrong);
    setBusy(false);
  };
  return { items: [...new Map(all.map((one) => [one.id, one])).values()], cursor: (more.at(-1) ?? first).cursor, next, busy };
}

export function More({ cursor, next, busy, word = "Toon meer" }: Omit<Pages<unknown>, "items"> & { word?: string }) {
  if (!cursor) return null;
  return (
    <p class="buttons">
      <button type="button" disabled={busy} onClick={() => void next(cursor)}>
        {busy ? "Bezig met laden…" : word}
      </button>
    </p>
  );
}
