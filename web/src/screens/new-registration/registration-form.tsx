// The form of a registration, to start one and to revise one.

import { ErrorBoundary, lazy } from "preact-iso";
import { useEffect, useRef } from "preact/hooks";
import { ErrorSummary } from "../../parts/form";
import type { Progress } from "../../parts/progress";
import { SubmitBar } from "../../parts/submit-bar";
import { Refusal } from "../registration/refusal";
import { QuickFields } from "./quick-fields";
import type { Values } from "./values";
import { LABELS } from "./words";
import "./form.css";

const MoreFields = lazy(() => import("./more-fields")); // after the four fields that somebody starts with

interface Props {
  values: Values;
  onValues: (values: Values) => void;
  progress: Progress;
  savedAt: number | undefined;
  /** On the button. */
  action: string;
  onSubmit: () => void;
}

export function RegistrationForm({ values, onValues, progress, savedAt, action, onSubmit }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { errors, refusal, busy } = progress;
  useEffect(() => form.current?.querySelector("input")?.focus({ preventScroll: true }), []);
  const fields = { values, errors, onChange: (change: Partial<Values>) => onValues({ ...values, ...change }) };
  const submit = (event: Event) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form class="registration-form" ref={form} noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} labels={LABELS} />
      <Refusal error={refusal} />
      <div inert={busy}>
        <p class="note">Schrijf geen namen van leerlingen of leerkrachten.</p>
        <QuickFields {...fields} />
        <p class="lead">Wat hierna komt, mag leeg blijven. U kunt het ook later invullen.</p>
        <ErrorBoundary>
          <MoreFields {...fields} />
        </ErrorBoundary>
      </div>
      <SubmitBar action={action} busy={busy} savedAt={savedAt} />
    </form>
  );
}
