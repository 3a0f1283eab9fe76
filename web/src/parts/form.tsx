// What is wrong in a form: a summary that takes the focus, and a sentence at each field.

import { useEffect, useRef } from "preact/hooks";
import { Refused } from "../api/problem";

/** Field name → sentence. */
export type Errors = Record<string, string>;

/** What the API said of the fields, by the first part of where it stands. */
export function errorsOf(error: unknown): Errors {
  const found = error instanceof Refused ? (error.problem.errors ?? []) : [];
  return Object.fromEntries(found.map(({ loc, msg }) => [String(loc[0]), msg]));
}

/** Links to the fields; `labels`: field name → how it is called on the screen. */
export function ErrorSummary({ errors, labels }: { errors: Errors; labels: Record<string, string> }) {
  const element = useRef<HTMLDivElement>(null);
  const names = Object.keys(errors);
  useEffect(() => {
    if (names.length > 0) element.current?.focus();
  }, [errors]);
  if (names.length === 0) return null;
  return (
    <div class="problem" role="alert" tabIndex={-1} ref={element} aria-labelledby="error-summary">
      <h2 id="error-summary">Controleer uw gegevens</h2>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button type="button" class="link" onClick={() => focusField(name)}>
              {labels[name] ?? name}: {errors[name]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function focusField(name: string): void {
  const field = document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}

/** The message that lies on the form as a whole, when no field is to blame. */
export function hasFields(error: unknown): boolean {
  return error instanceof Refused && (error.problem.errors?.length ?? 0) > 0;
}
