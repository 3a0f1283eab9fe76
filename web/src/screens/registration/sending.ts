// Replies on their way: they stand in the thread at once; a refused one goes back to who wrote it.

import { Live } from "../../parts/live";
import type { FieldsOf, Place } from "./sheets";

export type Written = FieldsOf["replies"];

export interface Sending {
  place: Place;
  written: Written;
  /** Why it was refused, until it is taken back; "" when the session has ended: a dialog says it. */
  refused?: { error: string };
}

export const sending = new Live<Sending[]>([]);

/** Of what is typed and not placed yet. */
export const replyKey = ({ dossier_id, registration_id }: Place): string =>
  `registration ${dossier_id} ${registration_id} reply`;

export const sendingIn = (all: Sending[], { registration_id }: Place): Sending[] =>
  all.filter(({ place }) => place.registration_id === registration_id);
