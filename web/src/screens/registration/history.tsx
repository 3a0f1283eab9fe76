// Who did what to this registration, the latest first: read when somebody asks for it.

import { get, type Got, useReading } from "../../api/read";
import { Read } from "../../parts/states";
import { type Event, isOf, sentenceOf } from "./history-words";
import type { Scene } from "./scene";
import type { Thread } from "./thread";

export default function History({ scene }: { scene: Scene }) {
  const { thread, people } = scene;
  const reading = useReading(`history ${thread.id} ${thread.last_activity_at}`, () => historyOf(thread));
  return (
    <Read reading={reading}>
      {(events) => (
        <ul class="history">
          {events.map((event) => (
            <li key={`${event.at} ${event.subject} ${event.version}`}>{sentenceOf(event, people)}</li>
          ))}
        </ul>
      )}
    </Read>
  );
}

/** From the day it was opened until its last activity; what happened elsewhere is left out. */
async function historyOf({ id, dossier_id, opened_at, last_activity_at, documents }: Thread): Promise<Got<Event[]>> {
  const ids = documents.map((one) => one.id);
  const [last = ""] = [last_activity_at, ...documents.map(({ latest }) => latest.added_at)].toSorted().toReversed();
  const events: Event[] = [];
  let cursor: string | null = null;
  let keptAt: number | undefined;
  do {
    const query: { since: string; cursor?: string } = { since: opened_at, ...(cursor ? { cursor } : {}) };
    const got = await get("/dossiers/{dossier_id}/changes", { path: { dossier_id }, query });
    events.push(...got.value.items.filter((event) => isOf(id, event, ids)));
    keptAt ??= got.keptAt;
    cursor = (got.value.items.at(-1)?.at ?? "") > last ? null : got.value.cursor;
  } while (cursor);
  return { value: events.toReversed(), keptAt };
}
