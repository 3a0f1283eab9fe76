// What its owner, or the local administrator of the CLB, does with a registration as a whole.

import { ErrorBoundary, lazy } from "preact-iso";
import { isWaiting, outbox } from "../../api/outbox";
import { keepingFocus } from "../../parts/focus";
import { useLive } from "../../parts/live";
import { focusReply } from "./focus-reply";
import { useStatus } from "./registration-steps";
import type { Scene } from "./scene";
import type { Thread } from "./thread";
import { STEPS } from "./words";

const Seldom = lazy(() => import("./seldom"));

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
      {keeps ? (
        <div class="seldom">
          <ErrorBoundary>
            <Seldom scene={scene} />
          </ErrorBoundary>
        </div>
      ) : null}
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
