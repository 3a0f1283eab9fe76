import { Refused, sentenceOf } from "../../api/problem";
import { hasFields } from "../../parts/form";
import { SessionEnded } from "../../session/session";
import { inWords } from "./in-words";

/** What was refused, when no field is to blame. */
export function Refusal({ error }: { error: unknown }) {
  if (!error || error instanceof SessionEnded || hasFields(error)) return null;
  const reference = error instanceof Refused && error.status >= 500 ? error.problem.request_id : undefined;
  return (
    <div class="problem" role="alert">
      <p>{sentenceOf(inWords(error))}</p>
      {reference ? <p class="quiet">Referentie: {reference}</p> : null}
    </div>
  );
}
