// What somebody sees of their draft: that it is kept, and that an earlier one was put back.

import { useRef } from "preact/hooks";
import type { Draft } from "../device/drafts";
import { time, when } from "../words/dates";
import { tell } from "./undo";

/** Beside the button that sends the form. */
export function SavedDraft({ savedAt }: Pick<Draft<unknown>, "savedAt">) {
  return <p class="quiet saved">{savedAt ? `Concept bewaard om ${time(savedAt)}` : ""}</p>;
}

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
