// What is about to change, old and new, before it is done.

import { useDoing } from "../../parts/doing";
import type { Progress } from "../../parts/progress";
import { Refusal } from "../registration/refusal";
import { dayAndYear, isoDay } from "../../words/dates";
import { actionFor, type Step, type Values } from "./plan";
import { nameOf, type Person, RIGHT } from "./words";

interface Props {
  steps: Step[];
  person: Person;
  values: Values;
  progress: Progress;
  page: string;
  onDo: () => void;
}

export function CheckPage({ steps, person, values, progress, page, onDo }: Props) {
  const doing = useDoing();
  return (
    <section aria-labelledby="check">
      <h2 id="check">Controleer voor u bevestigt</h2>
      <Refusal error={progress.refusal} />
      <dl class="change">
        <div>
          <dt>Voor</dt>
          <dd>{[nameOf(person), person.email].filter((one, at, all) => one && all.indexOf(one) === at).join(", ")}</dd>
        </div>
        {steps.flatMap((step) => linesOf(step, person)).map(({ what, old, now }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {old} <span aria-hidden="true">→</span>
              <span class="hidden"> wordt </span> <strong>{now}</strong>
            </dd>
          </div>
        ))}
        <div>
          <dt>Reden</dt>
          <dd>{values.reason}</dd>
        </div>
      </dl>
      <p class="buttons">
        <button type="button" class="first" disabled={progress.busy} onClick={onDo}>
          {progress.busy ? doing : actionFor(steps)}
        </button>
        <a class="button" href={page}>
          Terug
        </a>
      </p>
    </section>
  );
}

interface Line {
  what: string;
  old: string;
  now: string;
}

const until = (day: string) => `tot en met ${dayAndYear(day)}`;

function linesOf(step: Step, person: Person): Line[] {
  if (step.kind === "give") {
    const from = step.from > isoDay() ? dayAndYear(step.from) : "vandaag";
    const now = `vanaf ${from} ${until(step.until)}`;
    const given = step.rights.map((right) => ({ what: RIGHT[right], old: "geen", now }));
    return step.role ? [...given, { what: "Functie", old: person.function || "geen", now: step.role }] : given;
  }
  if (step.kind === "period") return [{ what: RIGHT[step.one.right], old: until(step.one.until), now: until(step.until) }];
  return [step.one, ...step.along].map((one) => ({ what: RIGHT[one.right], old: until(one.until), now: "beëindigd, meteen" }));
}
