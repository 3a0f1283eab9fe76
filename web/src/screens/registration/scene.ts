// One registration on the screen: its thread, who looks at it, and what they may do.

import { useEffect, useRef, useState } from "preact/hooks";
import { get, readAgain, type Reading, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { useRights } from "../../session/rights";
import { markRead, readUntil } from "../dossier/news";
import { type People, usePeople } from "../people";
import { type May, mayOf } from "./may";
import { type Place, THREAD } from "./sheets";
import type { Side, Thread } from "./thread";

export interface Scene {
  thread: Thread;
  place: Place;
  people: People;
  personId: string;
  side: Side;
  isAdmin: boolean;
  may: May;
  /** Added by the partner since this person last looked. */
  isNew: (entry: { author: { side: Side }; added_at: string }) => boolean;
  change: (step: (thread: Thread) => Thread) => void;
  reload: () => Promise<void>;
}

type Step = (thread: Thread) => Thread;
const onScreen = new Map<string, (step: Step) => void>();

/** Shows what became of a registration, if it is on the screen; otherwise it will be read again. */
export const changeShown = (registration: string, step: Step): void => onScreen.get(registration)?.(step);

const readingOf = (registration: string) => `registration ${registration}`;

/** What stands on the screen is read again. */
export const readShown = ({ registration_id }: Place): boolean => readAgain(readingOf(registration_id));

export function useThread({ dossier_id, registration_id }: Place): Reading<Thread> {
  const path = { dossier_id, registration_id };
  const reading = useReading(readingOf(registration_id), () => get(THREAD, { path }));
  const latest = useRef(reading.value);
  latest.current = reading.value;
  const { replace } = reading;
  useEffect(() => {
    const change = (step: Step) => {
      if (!latest.current) return;
      latest.current = step(latest.current);
      replace(latest.current);
    };
    onScreen.set(registration_id, change);
    return () => {
      if (onScreen.get(registration_id) === change) onScreen.delete(registration_id);
    };
  }, [registration_id, replace]);
  return reading;
}

/** What is asked together with the thread, and shown when it is there. */
export interface Around {
  people: People;
  row: Schemas["DossierRow"] | undefined;
}

export function useAround({ dossier_id }: Place): Around {
  const people = usePeople(dossier_id);
  const dossiers = useReading("dossiers", () => get("/dossiers", {}));
  return { people, row: dossiers.value?.items.find(({ id }) => id === dossier_id) };
}

export function useScene(thread: Thread, place: Place, { people, row }: Around, reload: () => Promise<void>): Scene {
  const { dossier_id, registration_id } = place;
  const rights = useRights(dossier_id);
  const read = useRead(place, thread.last_activity_at);
  const since = row && row.new > 0 && read !== undefined ? [row.seen_at ?? "", read].toSorted()[1] : undefined;
  return {
    thread,
    place,
    people,
    personId: rights.personId,
    side: rights.side,
    isAdmin: rights.isClbAdmin,
    may: mayOf(thread, rights, row?.status === "ended"),
    isNew: ({ author, added_at }) => since !== undefined && author.side !== rights.side && added_at > since,
    change: (step) => changeShown(registration_id, step),
    reload,
  };
}

/** Until when this was read before it was shown now; and from now on it is read. */
function useRead({ dossier_id, registration_id }: Place, lastActivity: string): string | undefined {
  const [read, setRead] = useState<string>();
  useEffect(() => void readUntil(dossier_id, registration_id).then(setRead), [registration_id]);
  useEffect(() => {
    if (read !== undefined) void markRead(dossier_id, registration_id, lastActivity);
  }, [read !== undefined, lastActivity]);
  return read;
}
