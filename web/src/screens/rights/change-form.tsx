// What changes in somebody's rights: ticked and filled in, then checked, then done.

import { useLocation } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Reading } from "../../api/read";
import { ErrorSummary } from "../../parts/form";
import { AT_REST, type Progress } from "../../parts/progress";
import { tell } from "../../parts/undo";
import { isoDay } from "../../words/dates";
import { carryOut, errorsFrom } from "./carry-out";
import { CheckPage } from "./check-page";
import { type Chosen, RightsFields } from "./rights-fields";
import { errorsIn, heldBy, startName, stepsBack, stepsOf, untilName, type Values, valuesFor } from "./plan";
import { nameOf, type Person, personPage, RIGHT } from "./words";

interface Props {
  number: string;
  kind: "clb" | "school";
  person: Person;
  reading: Reading<Person>;
}

const LABELS = { rights: "Rechten", from: "Vanaf", until: "Tot en met", function: "Functie", email: "E-mailadres", reason: "Reden" };

/** The check is a page of its own for who goes back, and the same form all the time. */
export function ChangeForm({ number, kind, person, reading }: Props) {
  const { query, route } = useLocation();
  const today = isoDay();
  const [values, setValues] = useState<Values>(() => valuesFor(person, today));
  const [progress, setProgress] = useState<Progress>(AT_REST);
  const page = personPage(number, person.id);
  const steps = stepsOf(person, values);
  const isChecking = query["controle"] !== undefined && steps.length > 0;
  useStrayCheck(page, query["controle"] !== undefined && !isChecking && !progress.busy);
  const next = (event: Event) => {
    event.preventDefault();
    const errors = errorsIn(person, values, today);
    setProgress({ busy: false, errors });
    if (Object.keys(errors).length === 0) route(`${page}?controle`);
  };
  const done = useDoing({ number, person, reading, values, setProgress, page, onDone: (now) => setValues(valuesFor(now, today)) });
  const props: Chosen = { number, kind, person, values, onValues: (part) => setValues({ ...values, ...part }), errors: progress.errors };
  if (isChecking) return <CheckPage steps={steps} person={person} values={values} progress={progress} page={page} onDo={() => void done(steps)} />;
  return (
    <form class="narrow" onSubmit={next} noValidate aria-labelledby="change">
      <h2 id="change">Wijzig de rechten</h2>
      <ErrorSummary errors={progress.errors} labels={{ ...LABELS, ...untilLabels(person) }} />
      <RightsFields {...props} />
      <p class="buttons">
        <button class="first">Volgende</button>
      </p>
    </form>
  );
}

const untilLabels = (person: Person) =>
  Object.fromEntries(heldBy(person).flatMap((one) => [untilName(one), startName(one)].map((name) => [name, RIGHT[one.right]])));

/** Who comes to the check with nothing to check sees the form. */
function useStrayCheck(page: string, isStray: boolean): void {
  const { route } = useLocation();
  useEffect(() => {
    if (isStray) route(page, true);
  }, [isStray, page]);
}

interface Doing extends Omit<Props, "kind"> {
  values: Values;
  setProgress: (progress: Progress) => void;
  page: string;
  onDone: (now: Person) => void;
}

/** Does the steps; what was refused stands at its field, or above the check. */
function useDoing({ number, person, reading, values, setProgress, page, onDone }: Doing) {
  const { route } = useLocation();
  const isHere = useRef(true);
  useEffect(() => () => void (isHere.current = false), []);
  return async (steps: ReturnType<typeof stepsOf>) => {
    setProgress({ busy: true, errors: {} });
    try {
      const now = await carryOut(number, person, steps, values.reason.trim(), reading.replace);
      onDone(now);
      setProgress(AT_REST);
      void reading.reload(); // it knows by name who did it
      if (isHere.current) route(page, true);
      tell(`De rechten van ${nameOf(now)} zijn gewijzigd.`, () => takeBack(number, person, now, reading));
    } catch (refusal) {
      const errors = errorsFrom(refusal);
      setProgress({ busy: false, errors, refusal: Object.keys(errors).length ? undefined : refusal });
      await reading.reload(); // some of it may have been done, by us or by another
      if (Object.keys(errors).length && isHere.current) route(page, true);
    }
  };
}

async function takeBack(number: string, before: Person, after: Person, reading: Reading<Person>): Promise<void> {
  const steps = stepsBack(before, after, isoDay());
  await carryOut(number, after, steps, "Ongedaan gemaakt", reading.replace);
  void reading.reload(); // it knows by name who did it
}
