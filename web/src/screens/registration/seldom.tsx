// What is seldom done with a registration as a whole: it goes to somebody else, or to the trash.

import { ErrorBoundary, lazy } from "preact-iso";
import { useOpened } from "./opened";
import type { Scene } from "./scene";
import { TO_TRASH } from "./words";

const HandOver = lazy(() => import("./hand-over"));
const RegistrationTrash = lazy(() => import("./registration-trash"));

export default function Seldom({ scene }: { scene: Scene }) {
  const { opened, open, close, opener } = useOpened<"hand-over" | "trash">();
  return (
    <details class="more">
      <summary>Meer</summary>
      <p class="buttons">
        {scene.isAdmin || !scene.may.isStandIn ? (
          <button type="button" ref={opener("hand-over")} onClick={() => open("hand-over")}>
            Draag over aan een collega
          </button>
        ) : null}
        <button type="button" ref={opener("trash")} onClick={() => open("trash")}>
          {TO_TRASH}
        </button>
      </p>
      <ErrorBoundary>
        {opened === "hand-over" ? <HandOver scene={scene} onDone={close} /> : null}
        {opened === "trash" ? <RegistrationTrash scene={scene} onCancel={close} /> : null}
      </ErrorBoundary>
    </details>
  );
}
