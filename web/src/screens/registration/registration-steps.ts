// Another status, of the registration as a whole.

import { useState } from "preact/hooks";
import { post } from "../../api/outbox";
import { Refused } from "../../api/problem";
import type { Schemas } from "../../api/types";
import { tell, tellWrong } from "../../parts/undo";
import { STATUS } from "../../words/nl";
import { didChange, type Kept, saveAtOnce } from "./saving";
import { changeShown, type Scene } from "./scene";
import { type Place, THREAD } from "./sheets";
import { withHeader } from "./thread";
import { DONE } from "./words";

type Registration = Schemas["Registration"];
type Status = Registration["status"];

const THEIRS = "Wat de ander koos, blijft staan.";

/** It is shown when it is kept: what is closed takes nothing more, so it is not closed before it is. */
export function useStatus({ thread, place, reload }: Scene) {
  const [busy, setBusy] = useState<Status>();
  const take = async (status: Status) => {
    setBusy(status);
    try {
      const done = await keepStatus(place, thread, status);
      const back = async () => void (await keepStatus(place, done.kept, done.over.status));
      tell(done.isTheirs ? THEIRS : DONE[done.kept.status], didChange(done) ? back : undefined);
    } catch (error) {
      tellWrong(error);
      if (error instanceof Refused) void reload(); // it is no longer as it stands here
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, take };
}

async function keepStatus(path: Place, read: Registration, status: Status): Promise<Kept<Registration>> {
  const done = await saveAtOnce({
    read,
    mine: { status },
    fieldsOf: (registration) => ({ status: registration.status }),
    send: (body, version) => post(`${THREAD}/status`, { path, body: body as { status: Status }, version }),
    words: { status: STATUS },
  });
  return shown(path, done);
}

/** The registration as it is kept now, with the thread that is on the screen. */
export function shown({ registration_id }: Place, done: Kept<Registration>): Kept<Registration> {
  changeShown(registration_id, (thread) => withHeader(thread, done.kept));
  return done;
}
