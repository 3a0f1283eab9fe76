// What stands beside a thread: its documents, its facts and its history.

import { ErrorBoundary, lazy } from "preact-iso";
import { useState } from "preact/hooks";
import { Attachments } from "../documents/attachments";
import { Facts } from "./facts";
import type { Scene } from "./scene";

const History = lazy(() => import("./history"));

export default function Beside({ scene }: { scene: Scene }) {
  return (
    <>
      <Attachments scene={scene} />
      <Facts thread={scene.thread} />
      <Past scene={scene} />
    </>
  );
}

function Past({ scene }: { scene: Scene }) {
  const [asked, setAsked] = useState(false);
  return (
    <details class="past" onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary>
        <h2>Geschiedenis</h2>
      </summary>
      <ErrorBoundary>{asked ? <History scene={scene} /> : null}</ErrorBoundary>
    </details>
  );
}
