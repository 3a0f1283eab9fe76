// What stands in the text of a field, asked again after each change.

import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { askAbout, forget, type Goal, isText } from "../api/name-checks";
import type { Found } from "../api/names";
import { say } from "../api/said";
import type { Box } from "./fields";
import { type Group, moved } from "./name-words";

export interface Guarded {
  box: RefObject<Box | null>;
  label: string;
  value: string;
  onValue: (value: string) => void;
  goal: Goal;
  /** Texts that stand already: nobody is asked about them. */
  stands?: readonly string[];
}

type Words = ReadonlyMap<string, Found["certainty"]>;

const NONE: Words = new Map();

/** In the text as it is now, but for what somebody said is fine. */
export function useFound({ value, goal, stands }: Guarded) {
  const known = useKnown(value);
  const [field] = useState(() => ({})); // who asks
  const [words, setWords] = useState(NONE);
  useEffect(() => {
    if (!value.trim()) setWords(NONE);
    if (isText(value) && !stands?.includes(value.trim())) {
      return askAbout(field, { goal, text: value, hear: (found) => known.hear(value, found) });
    }
    forget(field);
    known.hear(value, []);
  }, [value, JSON.stringify(goal)]);
  useLayoutEffect(() => say(field, { text: value, words }), [value, words]);
  useEffect(() => () => {
    forget(field);
    say(field, undefined);
  }, []);
  const found = useMemo(
    () => known.found.filter(({ start, end }) => !words.has(value.slice(start, end))),
    [known.found, value, words],
  );
  return {
    found,
    settle: known.settle,
    seen: ({ word, places }: Group) => setWords(new Map([...words, [word, places[0].certainty]])),
    unseen: ({ word }: Group) => setWords((now) => new Map([...now].filter(([one]) => one !== word))),
  };
}

/** What was found last, where it stands now: the marks stay while somebody types on. */
function useKnown(value: string) {
  const [, draw] = useState({});
  const latest = useRef(value);
  const known = useRef<{ text: string; found: Found[] }>({ text: "", found: [] });
  latest.current = value;
  const settle = (text: string, found: Found[]) => void (known.current = { text, found });
  if (known.current.text !== value) settle(value, moved(known.current.found, known.current.text, value));
  const { found } = known.current;
  const hear = (text: string, heard: Found[]) => {
    if (text !== latest.current) return; // about a text that is no more
    if (heard.length === 0 && known.current.found.length === 0) return;
    settle(text, heard.map((one) => ({ ...one, field: "value" })));
    draw({});
  };
  return { found, settle, hear };
}
