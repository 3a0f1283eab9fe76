// What somebody can do in this registration now. The API decides; this shows the right buttons.

import type { Rights } from "../../session/rights";
import type { Thread } from "./thread";

export interface May {
  /** Reply, add and settle. */
  write: boolean;
  /** Change its texts and its status, trash it. */
  keep: boolean;
  /** They act for its owner, who is away: they keep it, and give it to nobody. */
  isStandIn: boolean;
  /** Why nothing can be written, for people; "" when it can. */
  why: string;
}

export function mayOf(thread: Thread, rights: Rights, isEnded: boolean): May {
  const isOwner = rights.isAtClb && thread.owner.id === rights.personId;
  const isStandIn = rights.isAtClb && !isOwner && rights.actsFor.includes(thread.owner.id);
  const keep = !isEnded && (isOwner || isStandIn || rights.isClbAdmin);
  const why = whyNot(thread, rights, isEnded, keep);
  return { write: why === "", keep, why, isStandIn: keep && isStandIn };
}

function whyNot(thread: Thread, rights: Rights, isEnded: boolean, keep: boolean): string {
  if (isEnded) return "Dit dossier is beëindigd: u kunt het lezen, er komt niets meer bij.";
  if (thread.trashed) return "Deze registratie ligt in de prullenbak: er kan niets meer bij.";
  if (thread.status === "closed") {
    const how = keep ? "Heropen ze om verder te schrijven." : "Haar eigenaar kan ze heropenen.";
    return `Deze registratie is afgerond: er kan niets meer bij. ${how}`;
  }
  if (rights.isPartner) return "";
  return "Als lokale beheerder kunt u deze registratie lezen en beheren. Reageren doen wie de rol samenwerkingsdossier heeft.";
}
