// What the token says that somebody may do in a dossier: which buttons to show. The API decides.

import { useLive } from "../parts/live";
import { type Person, session } from "./session";

export interface Rights {
  personId: string;
  side: "clb" | "school";
  /** Contributes to threads. */
  isPartner: boolean;
  /** Opens registrations. */
  isAtClb: boolean;
  /** Keeps every registration of this CLB, as its local administrator. */
  isClbAdmin: boolean;
  /** The ids of the colleagues at this CLB for whom they act now. */
  actsFor: string[];
}

/** `dossier`: `114983-030569`, the numbers of the CLB and the school. */
export function useRights(dossier: string): Rights {
  const now = useLive(session);
  const person: Pick<Person, "id" | "roles" | "actsFor"> = "person" in now ? now.person : { id: "", roles: [] };
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
    actsFor: peopleAt(clb, person.actsFor),
  };
}

/** Of `person:number`, as the token has them. */
const peopleAt = (number: string, actsFor: string[] = []): string[] =>
  actsFor.filter((one) => one.endsWith(`:${number}`)).map((one) => one.slice(0, -number.length - 1));

/** What the token says that somebody may do at an institution itself. */
export function useRightsAt(number: string): { personId: string; isAtClb: boolean; isAdmin: boolean } {
  const now = useLive(session);
  const { id, roles } = "person" in now ? now.person : { id: "", roles: [] as string[] };
  return {
    personId: id,
    isAtClb: roles.includes(`samenwerkingsdossier-clb:${number}`),
    isAdmin: roles.includes(`lokale-beheerder:${number}`),
  };
}
