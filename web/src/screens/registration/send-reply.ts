// Sends a reply. This device keeps it until it is answered: closing the page loses no text.

import { sentenceOf } from "../../api/problem";
import { drop, keep, kept } from "../../device/store";
import { tellWrong } from "../../parts/undo";
import { SessionEnded } from "../../session/session";
import { inWords, isOutdated } from "./in-words";
import { changeShown, readShown } from "./scene";
import { type Sending, sending, sendingIn, type Written } from "./sending";
import { type Place, REPLY } from "./sheets";
import { type Thread, withReply } from "./thread";
import { tellAdded } from "./trash";

export async function sendReply(place: Place, written: Written): Promise<void> {
  const one: Sending = { place, written };
  put([...sending.value, one], place);
  try {
    const reply = await REPLY.add(place, written);
    changeShown(place.registration_id, (thread) => withReply(thread, reply));
    remove(one);
    tellAdded(place, REPLY, reply);
  } catch (error) {
    const refused = { error: error instanceof SessionEnded ? "" : sentenceOf(inWords(error)) };
    put(sending.value.map((other) => (other === one ? { ...one, refused } : other)), place);
    if (!isOutdated(error)) return;
    tellWrong(inWords(error));
    readShown(place);
  }
}

/** Takes back what was refused. */
export const remove = (one: Sending): void => put(sending.value.filter((other) => other !== one), one.place);

const noteOf = ({ dossier_id, registration_id }: Place) => `sending ${dossier_id} ${registration_id}`;

function put(all: Sending[], place: Place): void {
  sending.set(all);
  const here = sendingIn(all, place).map(({ written }) => written);
  void (here.length ? keep("drafts", noteOf(place), here) : drop("drafts", noteOf(place)));
}

/** What was on its way when the page was closed, and did not arrive. */
export async function leftOver(place: Place, thread: Thread, personId: string): Promise<Written[]> {
  if (sendingIn(sending.value, place).length) return [];
  const found = await kept<Written[]>("drafts", noteOf(place));
  if (!found) return [];
  await drop("drafts", noteOf(place));
  const arrived = thread.replies.filter(({ author }) => author.id === personId).map(({ text }) => text);
  return found.value.filter(({ text }) => !arrived.includes(text.trim()));
}
