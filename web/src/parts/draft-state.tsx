// An earlier text was put back; who does not want it any more, clears it.

import { useRef } from "preact/hooks";
import type { Draft } from "../device/drafts";
import { when } from "../words/dates";
import { tell } from "./undo";

/** Above the form, for who comes back to it. */
export function RestoredDraft<T>({ draft }: { draft: Draft<T> }) {
  const since = useRef<number>(undefined);
  since.current = draft.restored ? (since.current ?? draft.savedAt) : undefined;
  const clear = () => {
    const { value, set } = draft;
    draft.clear();
    tell("Concept gewist.", async () => set(value));
  };
  return (
    <div role="status">
      {since.current ? (
        <p class="note">
          Concept van {when(since.current)} teruggezet.{" "}
          <button type="button" class="link" onClick={clear}>
            Wis concept
          </button>
        </p>
      ) : null}
    </div>
  );
}
