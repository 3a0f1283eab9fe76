// Something else in the place of a name: the caret and the focus stay where somebody is, and it can be taken back.

import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Found } from "../api/names";
import { Refused } from "../api/problem";
import { caretAfter, undone, withWord } from "./name-words";
import { tell } from "./undo";
import type { Guarded } from "./use-found";

type Settle = (text: string, found: Found[]) => void;

/** `rows`: what is left to be done, each a fieldset with buttons. */
export function useReplacing(field: Guarded, found: Found[], settle: Settle, rows: RefObject<HTMLElement | null>) {
  const put = usePutting(field);
  const goOn = useGoingOn(field, rows);
  const replace = (choices: Map<string, string>, sentence: string) => {
    const before = field.value;
    const after = withWord(before, found, choices);
    settle(after.text, after.found);
    put(() => after.text);
    tell(sentence, async () => put((now) => undone(now, before, after.text)));
  };
  return { replace, goOn };
}

/** Throws Refused when what is asked cannot be done in the text as it is now. */
function usePutting(field: Guarded) {
  const latest = useRef<Guarded | undefined>(field);
  const caret = useRef<number>(undefined);
  latest.current = field;
  useLayoutEffect(() => {
    if (caret.current !== undefined) field.box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [field.value]);
  useEffect(() => () => void (latest.current = undefined), []);
  return (change: (now: string) => string | undefined) => {
    const { value = "", onValue, box } = latest.current ?? {};
    const next = latest.current && change(value);
    if (next === undefined) throw new Refused(CHANGED);
    caret.current = caretAfter(box?.current?.selectionStart ?? 0, value, next);
    onValue?.(next);
  };
}

const CHANGED = { type: "/problems/changed", status: 409, detail: "De tekst is intussen gewijzigd. Pas hem zelf aan." };

/** To the row that took the place of the one that is done; after the last one, to the text. */
function useGoingOn({ box }: Guarded, rows: RefObject<HTMLElement | null>) {
  const row = useRef<number>(undefined);
  useEffect(() => {
    if (row.current === undefined) return;
    const left = [...(rows.current?.querySelectorAll("fieldset") ?? [])];
    const next = left[Math.min(row.current, left.length - 1)]?.querySelector("button") ?? box.current;
    next?.focus({ preventScroll: true });
    row.current = undefined;
  });
  return (at: number) => void (row.current = at);
}
