// What is about to change, old and new, before it is done.

import { useDoing } from "../../parts/doing";
import type { Progress } from "../../parts/progress";
import { Refusal } from "../registration/refusal";
import { dayAndYear, isoDay } from "../../words/dates";
import { actionFor, type Days, type Period, type Step, type Values } from "./plan";
import { RightName } from "./right-name";
import { nameOf, type Person, type Right } from "./words";

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
  const role = steps.find((step) => step.role)?.role;
  const email = steps.find((step) => step.kind === "give")?.email;
  return (
    <section aria-labelledby="check">
      <h2 id="check">Controleer voor u bevestigt</h2>
      <Refusal error={progress.refusal} />
      <dl class="change">
        <div>
          <dt>Voor</dt>
          <dd>{[nameOf(person), person.email].filter((one, at, all) => one && all.indexOf(one) === at).join(", ")}</dd>
        </div>
        {steps.flatMap(linesOf).map(({ right, old, now }) => (
          <div key={right}>
            <dt>
              <RightName right={right} />
            </dt>
            <Becomes old={old} now={now} />
          </div>
        ))}
        {role ? (
          <div>
            <dt>Functie</dt>
            <Becomes old={person.function || "geen"} now={role} />
          </div>
        ) : null}
        {email ? (
          <div>
            <dt>E-mailadres</dt>
            <Becomes old={person.email || "geen"} now={email} />
          </div>
        ) : null}
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
  right: Right;
  old: string;
  now: string;
}

const until = (day: string) => `tot en met ${dayAndYear(day)}`;

/** Its first day is said where that changes. */
const days = ({ from, until: last }: Days, isMoved: boolean) => `${isMoved ? `vanaf ${dayAndYear(from)} ` : ""}${until(last)}`;

const periodLine = ({ one, ...then }: Period): Line => {
  const isMoved = then.from !== one.from;
  const now = then.from > then.until ? "beëindigd: het basisrecht loopt dan niet" : days(then, isMoved);
  return { right: one.right, old: days(one, isMoved), now };
};

function linesOf(step: Step): Line[] {
  if (step.kind === "give") {
    const from = step.from > isoDay() ? dayAndYear(step.from) : "vandaag";
    return step.rights.map((right) => ({ right, old: "geen", now: `vanaf ${from} ${until(step.until)}` }));
  }
  if (step.kind === "period") return [step, ...step.along].map(periodLine);
  return [step.one, ...step.along].map((one) => ({ right: one.right, old: until(one.until), now: "beëindigd, meteen" }));
}

/** What is old, and what it becomes. */
function Becomes({ old, now }: { old: string; now: string }) {
  return (
    <dd>
      {old} <span aria-hidden="true">→</span>
      <span class="hidden"> wordt </span> <strong>{now}</strong>
    </dd>
  );
}
