import { ErrorBoundary, lazy } from "preact-iso";
import { useOpened } from "./opened";
import type { Scene } from "./scene";
import type { Sheet } from "./sheets";
import type { List } from "./thread";

const EntryForm = lazy(() => import("./entry-form"));

/** A button that opens the form of a new one. */
export function Adding<L extends List>({ scene, sheet, button }: { scene: Scene; sheet: Sheet<L>; button: string }) {
  const { opened, open, close, opener } = useOpened<"add">();
  if (!scene.may.write) return null;
  if (!opened) {
    return (
      <p class="buttons">
        <button type="button" ref={opener("add")} onClick={() => open("add")}>
          {button}
        </button>
      </p>
    );
  }
  return (
    <ErrorBoundary>
      <EntryForm scene={scene} sheet={sheet} onDone={close} />
    </ErrorBoundary>
  );
}
