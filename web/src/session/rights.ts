// What the token says that somebody may do in a dossier: which buttons to show. The API decides.

import { useLive } from "../parts/live";
import { session } from "./session";

export interface Rights {
  personId: string;
  side: "clb" | "school";
  /** Contributes to threads. */
  isPartner: boolean;
  /** Opens registrations. */
  isAtClb: boolean;
  /** Keeps every registration of this CLB, as its local administrator. */
  isClbAdmin: boolean;
}

/** `dossier`: `114983-030569`, the numbers of the CLB and the school. */
export function useRights(dossier: string): Rights {
  const now = useLive(session);
  const person = "person" in now ? now.person : { id: "", roles: [] as string[] };
  const [clb = "", school = ""] = dossier.split("-");
  const holds = (role: string, number: string) => person.roles.includes(`${role}:${number}`);
  const isAtClb = holds("samenwerkingsdossier-clb", clb);
  const isClbAdmin = holds("lokale-beheerder", clb);
  return {
    personId: person.id,
    side: isAtClb || isClbAdmin ? "clb" : "school",
    isPartner: isAtClb || holds("samenwerkingsdossier-school", school),
    isAtClb,
    isClbAdmin,
  };
}
