// Another owner, of the registration as a whole.

import { post } from "../../api/outbox";
import type { Schemas } from "../../api/types";
import { tell } from "../../parts/undo";
import { shown } from "./registration-steps";
import { didChange, type Kept, saveAtOnce } from "./saving";
import type { Scene } from "./scene";
import { type Place, THREAD } from "./sheets";

type Registration = Schemas["Registration"];

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
