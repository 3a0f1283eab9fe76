// Reading: what the API has now; without network, what this device kept of it.

import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { keep, kept } from "../device/store";
import { request } from "./client";
import { Unreachable } from "./problem";
import type { AnswerOf, PathOf, PathParams, QueryParams } from "./types";

export interface Got<T> {
  value: T;
  /** Since when this device kept it, when it is not what the API has now. */
  keptAt: number | undefined;
}

type Asking<P> = {
  [K in "path" as PathParams<P, "get"> extends undefined ? never : K]: PathParams<P, "get">;
} & { query?: QueryParams<P, "get"> };

/** Throws Refused, Unreachable (and nothing kept), SessionEnded. */
export async function get<P extends PathOf<"get">>(
  path: P,
  params: Asking<P>,
): Promise<Got<AnswerOf<P, "get">>> {
  const key = `${path} ${JSON.stringify(params)}`;
  try {
    const value = (await request("get", path, { params })) as AnswerOf<P, "get">;
    void keep("answers", key, value);
    return { value, keptAt: undefined };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const found = await kept<AnswerOf<P, "get">>("answers", key);
    if (!found) throw error;
    return { value: found.value, keptAt: found.at };
  }
}

export interface Reading<T> {
  value: T | undefined;
  keptAt: number | undefined;
  error: unknown;
  reload: () => Promise<void>;
  /** Puts another value in its place, as after a change that was just answered. */
  replace: (value: T) => void;
}

/** It gave something, or went wrong: there is nothing to wait for. */
export const isSettled = ({ value, error }: Pick<Reading<unknown>, "value" | "error">): boolean => value !== undefined || error !== undefined;

const remembered = new Map<string, unknown>(); // shown at once when somebody comes back

export function forgetReadings(): void {
  remembered.clear();
}

const CHANGED = "reading-changed";

/** What is shown under this key is read again, on whichever screen it stands. */
export const readAgain = (key: string): boolean => dispatchEvent(new CustomEvent(CHANGED, { detail: key }));

const FRESH = 60_000; // milliseconds in which what was read is not read again

/** Who comes back to a page that stood open sees what is there now. Returns how to stop. */
export function whenLookedAt(again: () => void): () => void {
  let at = Date.now();
  const look = () => {
    if (document.visibilityState !== "visible" || Date.now() - at < FRESH) return;
    at = Date.now();
    again();
  };
  document.addEventListener("visibilitychange", look);
  return () => document.removeEventListener("visibilitychange", look);
}

/** Hears of every key that has to be read again. Returns how to stop. */
export function whenChanged(hear: (key: string) => void): () => void {
  const changed = (event: Event) => hear((event as CustomEvent<string>).detail);
  addEventListener(CHANGED, changed);
  return () => removeEventListener(CHANGED, changed);
}

/** What `load` gives, kept under `key` while this page is open; loaded again when `key` changes. */
export function useReading<T>(key: string, load: () => Promise<Got<T>>): Reading<T> {
  const [got, setGot] = useState<{ key: string; value?: T; keptAt?: number; error?: unknown }>({ key });
  const latest = useRef(load);
  const current = useRef(key);
  const changes = useRef(0);
  latest.current = load;
  current.current = key;

  const reload = useCallback(async (): Promise<void> => {
    const before = changes.current;
    try {
      const { value, keptAt } = await latest.current();
      // A change was answered meanwhile, which this may not have seen yet.
      if (changes.current !== before) return await reload();
      remembered.set(key, value);
      if (current.current === key) setGot({ key, value, ...(keptAt ? { keptAt } : {}) });
    } catch (error) {
      if (current.current === key) setGot((before) => ({ ...before, key, error }));
    }
  }, [key]);

  const replace = useCallback(
    (value: T) => {
      changes.current += 1;
      remembered.set(key, value);
      setGot({ key, value });
    },
    [key],
  );

  // A layout effect does not wait for the first paint, and neither should the question.
  useLayoutEffect(() => {
    void reload();
    const again = () => void reload();
    addEventListener("online", again);
    const stops = [whenLookedAt(again), whenChanged((changed) => changed === key && again())];
    return () => {
      for (const stop of stops) stop();
      removeEventListener("online", again);
    };
  }, [reload]);

  const fresh = got.key === key ? got : { key };
  const value = fresh.value ?? (remembered.get(key) as T | undefined);
  return { value, keptAt: fresh.keptAt, error: fresh.error, reload, replace };
}
