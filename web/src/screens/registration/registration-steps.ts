// Another status or another owner, of the registration as a whole.

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

export function useStatus({ thread, place, change, reload }: Scene) {
  const [busy, setBusy] = useState(false);
  const take = async (status: Status) => {
    setBusy(true);
    const before = thread.status;
    change((shown) => ({ ...shown, status }));
    try {
      const done = await keepStatus(place, thread, status);
      const back = async () => void (await keepStatus(place, done.kept, done.over.status));
      tell(done.isTheirs ? THEIRS : DONE[done.kept.status], didChange(done) ? back : undefined);
    } catch (error) {
      change((shown) => ({ ...shown, status: before }));
      tellWrong(error);
      if (error instanceof Refused) void reload(); // it is no longer as it stands here
    } finally {
      setBusy(false);
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

/** Throws what was refused. */
export async function handOver({ place, thread, people, isAdmin }: Scene, personId: string): Promise<void> {
  const names = Object.fromEntries(people.all.map(({ id, name, function: role }) => [id, name ?? role]));
  const done = await keepOwner(place, thread, personId, names);
  const { kept, over } = done;
  const told = `${people.nameOf(kept.owner)} is nu de eigenaar.`;
  const back = async () => void (await keepOwner(place, kept, over.owner.id, names));
  if (isAdmin || !didChange(done)) tell(told, didChange(done) ? back : undefined);
  else tell(`${told} Wilt u ze terug, vraag het dan aan uw collega.`);
}

async function keepOwner(
  path: Place,
  read: Registration,
  person_id: string,
  names: Record<string, string>,
): Promise<Kept<Registration>> {
  const done = await saveAtOnce({
    read,
    mine: { owner: person_id },
    fieldsOf: ({ owner }) => ({ owner: owner.id }),
    send: ({ owner }, version) => post(`${THREAD}/owner`, { path, body: { person_id: owner }, version }),
    words: { owner: names },
  });
  return shown(path, done);
}

/** The registration as it is kept now, with the thread that is on the screen. */
function shown({ registration_id }: Place, done: Kept<Registration>): Kept<Registration> {
  changeShown(registration_id, (thread) => withHeader(thread, done.kept));
  return done;
}
