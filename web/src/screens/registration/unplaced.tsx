// A reply that could not be placed, because the registration was closed or trashed meanwhile: its text is not lost.

import { useDraft } from "../../device/drafts";
import { tell } from "../../parts/undo";
import { Linked } from "./linkify";
import type { Scene } from "./scene";
import { replyKey, type Written } from "./sending";
import { REPLY } from "./sheets";

export default function Unplaced({ scene }: { scene: Scene }) {
  const { value, set, clear } = useDraft<Written>(replyKey(scene.place), REPLY.blank);
  if (!value.text) return null;
  const drop = () => {
    clear();
    tell("Concept gewist.", async () => set(value));
  };
  return (
    <div class="entry underway">
      <p class="quiet">Uw tekst is niet geplaatst. Dit toestel bewaart hem.</p>
      <Linked text={value.text} />
      <button type="button" class="link" onClick={drop}>
        Wis concept
      </button>
    </div>
  );
}
