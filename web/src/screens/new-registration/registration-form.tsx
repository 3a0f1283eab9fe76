// The form of a registration, to start one and to revise one.

import { useEffect, useRef } from "preact/hooks";
import { outbox } from "../../api/outbox";
import { SavedDraft } from "../../parts/draft-state";
import { type Errors, ErrorSummary } from "../../parts/form";
import { useLive } from "../../parts/live";
import { Wrong } from "../../parts/states";
import { MoreFields } from "./more-fields";
import { QuickFields } from "./quick-fields";
import type { Values } from "./values";
import { LABELS } from "./words";
import "./form.css";

/** How sending goes. */
export interface Progress {
  busy: boolean;
  /** What is wrong in the fields, and what was refused as a whole. */
  errors: Errors;
  refusal?: unknown;
}

export const AT_REST: Progress = { busy: false, errors: {} };

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
      {refusal ? <Wrong error={refusal} /> : null}
      <div inert={busy}>
        <p class="note">Schrijf geen namen van leerlingen of leerkrachten.</p>
        <QuickFields {...fields} />
        <p class="lead">Wat hierna komt, mag leeg blijven. U kunt het ook later invullen.</p>
        <MoreFields {...fields} />
      </div>
      <SubmitBar action={action} busy={busy} savedAt={savedAt} />
    </form>
  );
}

/** At the bottom of the screen as long as the form is in sight. */
export function SubmitBar({ action, busy, savedAt }: { action: string; busy: boolean; savedAt: number | undefined }) {
  const waits = useLive(outbox).some(({ moving }) => !moving);
  const doing = waits ? "Wacht op verbinding…" : "Bezig met versturen…";
  return (
    <div class="submit-bar">
      <button type="submit" class="first" disabled={busy}>
        {busy ? doing : action}
      </button>
      <SavedDraft savedAt={savedAt} />
    </div>
  );
}
