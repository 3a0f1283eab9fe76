// A reply that could not be placed, because it was closed or trashed meanwhile: its text is not lost.

import { useDraft } from "../../device/drafts";
import { RestoredDraft } from "../../parts/draft-state";
import { Linked } from "./linkify";
import type { Scene } from "./scene";
import { replyKey, type Written } from "./sending";
import { REPLY } from "./sheets";

export default function Unplaced({ scene }: { scene: Scene }) {
  const draft = useDraft<Written>(replyKey(scene.place), REPLY.blank);
  return (
    <>
      <RestoredDraft draft={draft} />
      {draft.value.text ? (
        <div class="entry underway">
          <p class="quiet">Uw tekst is niet geplaatst. Dit toestel bewaart hem.</p>
          <Linked text={draft.value.text} />
        </div>
      ) : null}
    </>
  );
}
