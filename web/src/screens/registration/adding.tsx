import { ErrorBoundary, lazy } from "preact-iso";
import { useOpened } from "./opened";
import type { Scene } from "./scene";
import type { Sheet } from "./sheets";
import type { List } from "./thread";
import { useLeftTyped } from "./typed";

const EntryForm = lazy(() => import("./entry-form"));

/** A button that opens the form of a new one; what stands open, stays, with what is typed in it. */
export function Adding<L extends List>({ scene, sheet, button }: { scene: Scene; sheet: Sheet<L>; button: string }) {
  const { opened, isAsked, open, openQuietly, close, opener } = useOpened<"add">();
  useLeftTyped(scene, sheet, () => openQuietly("add"));
  if (opened) {
    return (
      <ErrorBoundary>
        <EntryForm scene={scene} sheet={sheet} isAsked={isAsked} onDone={close} onBack={() => open("add")} />
      </ErrorBoundary>
    );
  }
  if (!scene.may.write) return null;
  return (
    <p class="buttons">
      <button type="button" ref={opener("add")} onClick={() => open("add")}>
        {button}
      </button>
    </p>
  );
}
