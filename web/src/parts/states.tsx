// What a screen shows when there is nothing to show yet, or something went wrong.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Reading } from "../api/read";
import { Refused, sentenceOf, Unreachable } from "../api/problem";
import { SessionEnded } from "../session/session";
import { when } from "../words/dates";

const PATIENCE = 200; // milliseconds in which most answers come: nothing flickers

/** Grey lines where the text will be, after a moment. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="loading">
      <p role="status" class="hidden">
        {shown ? "Bezig met laden…" : ""}
      </p>
      {shown ? Array.from({ length: rows }, (_, row) => <div key={row} class="bone" />) : null}
    </div>
  );
}

/** What went wrong, what to do, and the number to report. */
export function Wrong({ error, again }: { error: unknown; again?: () => void }) {
  if (error instanceof SessionEnded) return null; // the dialog over the page says it
  const problem = error instanceof Refused ? error.problem : undefined;
  if (problem?.status === 404 || problem?.status === 403) return <NoAccess />;
  return (
    <div class="problem" role="alert">
      <p>{error instanceof Unreachable ? "Er is geen verbinding, en dit toestel bewaarde dit nog niet." : sentenceOf(error)}</p>
      {problem?.request_id ? <p class="quiet">Referentie: {problem.request_id}</p> : null}
      {again ? (
        <button type="button" onClick={again}>
          Probeer opnieuw
        </button>
      ) : null}
    </div>
  );
}

/** It says nothing of whether it exists. */
function NoAccess() {
  return (
    <div class="problem" role="alert">
      <p>Dit bestaat niet, of u hebt er geen toegang toe.</p>
      <p>
        <a href="/dossiers">Naar uw dossiers</a> · <a href="/handleiding/toegang">Hoe vraag ik toegang?</a>
      </p>
    </div>
  );
}

/** The value of a reading, or the state that it is in. */
export function Read<T>({ reading, children, rows }: {
  reading: Reading<T>;
  children: (value: T) => ComponentChildren;
  rows?: number;
}) {
  const { value, error, keptAt, reload } = reading;
  if (value === undefined && error === undefined) return <Loading {...(rows ? { rows } : {})} />;
  const failed = error && (value === undefined || !(error instanceof Unreachable));
  return (
    <>
      {failed ? <Wrong error={error} again={() => void reload()} /> : null}
      {keptAt ? <KeptStamp at={keptAt} /> : null}
      {value !== undefined && !isHidden(error) ? children(value) : null}
    </>
  );
}

/** What may not be read any more is not shown any more. */
const isHidden = (error: unknown) => error instanceof Refused && [403, 404].includes(error.status);

export function KeptStamp({ at }: { at: number }) {
  return (
    <p class="stamp" role="status">
      Geen verbinding: u leest wat dit toestel bewaarde, bewaard {when(at)}.
    </p>
  );
}
