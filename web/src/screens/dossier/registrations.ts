// The registrations of a dossier, page by page, narrowed by what stands after the question mark.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { get, whenChanged, whenLookedAt } from "../../api/read";
import { Unreachable } from "../../api/problem";
import type { QueryParams, Schemas } from "../../api/types";
import { fits, type Narrowed, narrowedBy } from "./narrowing";

export type Card = Schemas["RegistrationCard"];
const PATH = "/dossiers/{dossier_id}/registrations";
type Query = QueryParams<typeof PATH, "get">;

const PAGE = 25; // a narrowed page may be shorter, and go on

type Page = Omit<Shown, "key">;

export interface Registrations {
  items: Card[];
  /** The first page is not there yet. */
  loading: boolean;
  isNarrowed: boolean;
  more: boolean;
  busy: boolean;
  error: unknown;
  keptAt: number | undefined;
  next: () => Promise<void>;
  again: () => Promise<void>;
}

interface Shown {
  key: string;
  items: Card[];
  cursor: string | null;
  keptAt: number | undefined;
}

const remembered = new Map<string, Shown>(); // who comes back from a registration finds the list as it was

/** The list of a dossier that was last shown, and what stands after the question mark of its address. */
export function lastList(dossier: string): { items: Card[]; search: string } | undefined {
  const found = [...remembered].findLast(([key]) => key.startsWith(`${dossier} `));
  if (!found) return undefined;
  const [key, { items }] = found;
  const search = new URLSearchParams(JSON.parse(key.slice(dossier.length)) as Record<string, string>);
  return { items, search: search.size ? `?${search}` : "" };
}

export function useRegistrations(dossier: string, query: Record<string, string>): Registrations {
  const narrowed = narrowedBy(query);
  const key = `${dossier} ${JSON.stringify(narrowed)}`;
  const [shown, setShown] = useState<Shown | undefined>(() => remembered.get(key));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const current = useRef(key);
  current.current = key;
  const here = shown?.key === key ? shown : remembered.get(key);

  const load = useCallback(
    async (from: Shown | undefined) => {
      setBusy(true);
      try {
        const found = await pageOrKept(dossier, narrowed, from?.cursor ?? undefined);
        const all = { key, ...found, items: from ? [...from.items, ...found.items] : found.items };
        remembered.delete(key); // what was shown last stands last
        remembered.set(key, all);
        if (current.current !== key) return;
        setShown(all);
        setError(undefined);
      } catch (problem) {
        if (current.current === key) setError(problem);
      } finally {
        if (current.current === key) setBusy(false);
      }
    },
    [key],
  );

  const again = useCallback(() => load(undefined), [load]);
  useLayoutEffect(() => void again(), [again]);
  useOnline(again, error !== undefined || here?.keptAt !== undefined);
  useNewer(again);
  return {
    items: here?.items ?? [],
    loading: here === undefined && error === undefined,
    isNarrowed: Object.keys(narrowed).length > 0,
    more: Boolean(here?.cursor),
    busy,
    error,
    keptAt: here?.keptAt,
    next: () => load(here),
    again,
  };
}

/** A registration became different, or somebody comes back to this page. */
function useNewer(again: () => Promise<void>): void {
  useEffect(() => {
    const changed = whenChanged((key) => key.startsWith("registration ") && void again());
    const looked = whenLookedAt(() => void again());
    return () => {
      changed();
      looked();
    };
  }, [again]);
}

/** What could not be read, or was read long ago, is read when the network is back. */
function useOnline(again: () => Promise<void>, isOld: boolean): void {
  useEffect(() => {
    if (!isOld) return undefined;
    const look = () => void again();
    addEventListener("online", look);
    return () => removeEventListener("online", look);
  }, [again, isOld]);
}

/** Without a network: what fits of what this device kept. */
async function pageOrKept(dossier: string, narrowed: Narrowed, start: string | undefined): Promise<Page> {
  try {
    return await pageFrom(dossier, narrowed, start);
  } catch (error) {
    if (!(error instanceof Unreachable) || start) throw error;
    const { items, keptAt } = await pageFrom(dossier, {}, undefined);
    return { items: items.filter((card) => fits(card, narrowed)), cursor: null, keptAt };
  }
}

/** Goes on until there is a page full, or nothing more. */
async function pageFrom(dossier: string, narrowed: Narrowed, start: string | undefined): Promise<Page> {
  const items: Card[] = [];
  let cursor: string | null | undefined = start;
  let keptAt: number | undefined;
  do {
    const query = { ...narrowed, ...(cursor ? { cursor } : {}) } as Query;
    const got = await get(PATH, { path: { dossier_id: dossier }, query });
    items.push(...got.value.items);
    cursor = got.value.cursor;
    keptAt ??= got.keptAt;
  } while (cursor && items.length < PAGE);
  return { items, cursor: cursor ?? null, keptAt };
}
