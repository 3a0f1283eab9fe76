// A text that is being written: kept on this device half a second after each change.

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { drop, keep, kept } from "./store";

const PAUSE = 500; // milliseconds

const pending = new Map<string, () => Promise<void>>();

/** Keeps at once what would be kept within half a second. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...pending.values()].map((keepNow) => keepNow()));
}

addEventListener("pagehide", () => void flushDrafts());
addEventListener("visibilitychange", () => void flushDrafts());

export interface Draft<T> {
  value: T;
  /** False until it is known whether this device keeps an earlier text. */
  ready: boolean;
  /** When this device last kept it, in milliseconds since the epoch. */
  savedAt: number | undefined;
  /** Whether it stands there from an earlier visit. */
  restored: boolean;
  set: (value: T) => void;
  clear: () => void;
}

/** The draft under `key`, or `initial`. */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [value, setValue] = useState(initial);
  const [ready, setReady] = useState(false);
  const [savedAt, setSavedAt] = useState<number>();
  const [restored, setRestored] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touched = useRef(false);

  useEffect(() => {
    touched.current = false;
    void kept<T>("drafts", key).then((found) => {
      if (found && !touched.current) {
        setValue(() => found.value);
        setSavedAt(found.at);
        setRestored(true);
      }
      setReady(true);
    });
    return () => void pending.get(key)?.();
  }, [key]);

  const set = useCallback(
    (next: T) => {
      touched.current = true;
      setValue(() => next);
      clearTimeout(timer.current);
      const keepNow = async () => {
        clearTimeout(timer.current);
        pending.delete(key);
        await keep("drafts", key, next);
        setSavedAt(Date.now());
      };
      pending.set(key, keepNow);
      timer.current = setTimeout(keepNow, PAUSE);
    },
    [key],
  );

  const clear = useCallback(() => {
    touched.current = true;
    clearTimeout(timer.current);
    pending.delete(key);
    setValue(() => initial);
    setSavedAt(undefined);
    setRestored(false);
    void drop("drafts", key);
  }, [key]);

  return { value, ready, savedAt, restored, set, clear };
}
