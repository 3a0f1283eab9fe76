// What is being uploaded, on whichever screen; how that is done comes when there is something to do.

import type { Schemas } from "../api/types";
import { Live } from "../parts/live";

export interface Place {
  dossier_id: string;
  /** Where it hangs from the start; otherwise it stands in the library. */
  registration_id?: string;
  kind: Schemas["DocumentKind"];
  folder?: string;
  /** The document whose next version it is; where it stands stays as it is. */
  replaces?: { id: string; version: number };
}

export type Phase =
  | "waiting"
  | "preparing"
  | "sending"
  | "checking"
  /** It was judged: the document says how. */
  | "judged"
  | "failed"
  /** What can be seen before anything is sent: choosing another file is all that helps. */
  | "unfit";

export interface Upload {
  id: string;
  file: File;
  name: string;
  place: Place;
  phase: Phase;
  /** Bytes of it that are there. */
  sent: number;
  /** Why it stopped, for people. */
  why?: string;
  /** As the API last had it. */
  document?: Schemas["Document"];
}

/** In the order in which they were chosen. */
export const uploads = new Live<Upload[]>([]);

/** Whether they are shown where files are chosen. */
export const shownThere = new Live(false);

const UNDER_WAY = new Set<Phase>(["waiting", "preparing", "sending"]);

/** Leaving the page would lose it. */
export const isUnderWay = ({ phase }: Upload): boolean => UNDER_WAY.has(phase);

/** They go on whatever screen somebody moves to. */
export async function share(files: Iterable<File>, place: Place): Promise<void> {
  const chosen = [...files]; // the list of an input is emptied with it
  const { upload } = await import("./uploader");
  await upload(chosen, place);
}
