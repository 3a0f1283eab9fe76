// How the latest file of a document stands, where that is not simply good.

import { Tag } from "../../parts/tags";
import { judgement } from "../../uploads/words";
import type { Document } from "./grouping";
import { isMine, type Shelf } from "./shelf";

const TAG = { pending: "Wordt nagekeken", flagged: "Staan hier namen in?", refused: "Geweigerd" };

export function Standing({ shelf, document: { latest, current, pinned } }: { shelf: Shelf; document: Document }) {
  const { state, uploaded_at, scanned, refusal, left_out } = latest;
  if (state === "clean") {
    return (
      <span class="standing">
        {pinned ? <Tag kind="good">Geldig</Tag> : null}
        {scanned === false ? <Tag>Niet gescand</Tag> : null}
        {isMine(shelf, latest) ? left_out?.map(({ code, detail }) => <span key={code} class="why">{detail}</span>) : null}
      </span>
    );
  }
  const waits = state === "flagged" && !isMine(shelf, latest) ? `${shelf.people.nameOf(latest.author)} kijkt het na.` : (refusal?.detail ?? judgement(latest));
  return (
    <span class="standing">
      <Tag kind={state === "pending" ? "" : "wait"}>{state === "pending" && !uploaded_at ? "Nog niet opgeladen" : TAG[state]}</Tag>
      {state === "pending" ? null : <span class="why">{waits}</span>}
      {current ? <span class="why">U downloadt de versie van ervoor.</span> : null}
    </span>
  );
}
