// What its owner, or the local administrator of the CLB, does with a registration as a whole.

import { ErrorBoundary, lazy } from "preact-iso";
import { isWaiting, outbox } from "../../api/outbox";
import { keepingFocus } from "../../parts/focus";
import { useLive } from "../../parts/live";
import { focusReply } from "./focus-reply";
import { useOpened } from "./opened";
import { useStatus } from "./registration-steps";
import type { Scene } from "./scene";
import type { Thread } from "./thread";
import { STEPS, TO_TRASH } from "./words";

const HandOver = lazy(() => import("./hand-over"));
const RegistrationTrash = lazy(() => import("./registration-trash"));

export function Actions({ scene }: { scene: Scene }) {
  const { thread, may } = scene;
  const keeps = may.keep && !thread.trashed;
  return (
    <>
      <p class="buttons">
        {may.write ? (
          <button type="button" class="first" onClick={focusReply}>
            Reageer
          </button>
        ) : null}
        {keeps ? <Steps scene={scene} /> : null}
      </p>
      {keeps && waits(thread) ? (
        <p class="hint">In wat afgerond is, wacht niets meer: geen vraag, geen open afspraak, geen opvolging.</p>
      ) : null}
      {keeps ? <More scene={scene} /> : null}
    </>
  );
}

function waits({ status, waiting_for, follow_up_on, agreements }: Thread): boolean {
  const isOpen = agreements.some((agreement) => agreement.status === "open");
  return status !== "closed" && (isOpen || Boolean(waiting_for ?? follow_up_on));
}

function Steps({ scene }: { scene: Scene }) {
  const { thread, place } = scene;
  const { busy, take } = useStatus(scene);
  const waits = isWaiting(useLive(outbox));
  return (
    <>
      {thread.status === "closed" ? null : (
        <a class="button" href={`/dossiers/${place.dossier_id}/registraties/${thread.id}/wijzig`}>
          Wijzig
        </a>
      )}
      {STEPS[thread.status].map(([status, word]) => (
        <button key={status} type="button" disabled={Boolean(busy)} onClick={() => void keepingFocus(() => take(status))}>
          {busy === status ? (waits ? "Wacht op verbinding…" : "Bezig…") : word}
        </button>
      ))}
    </>
  );
}

/** What is seldom done. */
function More({ scene }: { scene: Scene }) {
  const { opened, open, close, opener } = useOpened<"hand-over" | "trash">();
  return (
    <details class="more">
      <summary>Meer</summary>
      <p class="buttons">
        {scene.may.handOver ? (
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
