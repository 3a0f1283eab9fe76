// Fields of a form: each with its label, its hint, and what is wrong with it.

import { type ComponentChildren, createContext } from "preact";
import { ErrorBoundary, lazy } from "preact-iso";
import { useCallback, useContext, useId, useRef } from "preact/hooks";
import type { Goal } from "../api/name-checks";
import { isoDay } from "../words/dates";
import { room } from "../words/nl";

interface Common {
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  required?: boolean;
}

interface TextProps extends Common {
  name: string;
  value: string;
  onValue: (value: string) => void;
  most: number;
  lines?: number;
  digits?: boolean;
}

type Described = { id: string; "aria-describedby"?: string; "aria-invalid"?: boolean };

function Field({ label, hint, error, required, children }: Common & {
  children: (described: Described) => ComponentChildren;
}) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>
        {label}
        {required ? "" : <span class="optional"> (niet verplicht)</span>}
      </label>
      {hint ? <p class="hint" id={`${id}-hint`}>{hint}</p> : null}
      {error ? <p class="error" id={`${id}-error`}>Fout: {error}</p> : null}
      {children({
        id,
        ...(described ? { "aria-describedby": described } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
    </div>
  );
}

// Without it the fields are as they were.
const TypingGuard = lazy<typeof import("./typing-guard").default>(() => import("./typing-guard").catch(() => ({ default: () => <></> })));

/** Where the texts of a form go to, and those that stand there already: these are not read for names again. */
export const Written = createContext<{ goal: Goal; stands?: readonly string[] } | undefined>(undefined);

export type Box = HTMLInputElement | HTMLTextAreaElement;

interface GuardedProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** Draws what somebody types in; `box` is its ref. */
  children: (box: (element: Box | null) => void) => ComponentChildren;
}

/** Names are pointed at while they are typed, in a form that says where its texts go to. */
export function Guarded({ children, ...field }: GuardedProps) {
  const box = useRef<Box>(null);
  const hold = useCallback((element: Box | null) => void (box.current = element), []);
  const to = useContext(Written);
  return (
    <div class="typed">
      {children(hold)}
      <ErrorBoundary>{to ? <TypingGuard box={box} {...field} {...to} /> : null}</ErrorBoundary>
    </div>
  );
}

/** One line, or several with `lines`; it counts down when little room is left. */
export function TextField({ name, value, onValue, most, lines, digits, ...common }: TextProps) {
  const left = most - value.length;
  const onInput = (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value);
  const counter = (
    <p class={left < 0 ? "count over" : "count"} aria-live={left < 20 ? "polite" : "off"}>
      {left < most / 5 ? room(left, most) : ""}
    </p>
  );
  return (
    <Field {...common}>
      {(described) => {
        const given = { ...described, name, value, onInput };
        if (digits) return <><input {...given} type="text" inputMode="numeric" autocomplete="off" />{counter}</>;
        return (
          <Guarded label={common.label} value={value} onValue={onValue}>
            {(box) => (
              <>
                {lines ? (
                  <textarea {...given} ref={box} rows={lines} />
                ) : (
                  <input {...given} ref={box} type="text" autocomplete="off" />
                )}
                {counter}
              </>
            )}
          </Guarded>
        );
      }}
    </Field>
  );
}

/** A day; `quick`: other days that are one press away, by their name. */
export function DayField({ name, value, onValue, quick, ...common }: Common & {
  name: string;
  value: string;
  onValue: (value: string) => void;
  quick: [string, number][];
}) {
  return (
    <Field {...common}>
      {(described) => (
        <div class="row">
          <input
            {...described}
            name={name}
            type="date"
            value={value}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
          {quick.map(([word, days]) => (
            <button key={word} type="button" class="plain" onClick={() => onValue(isoDay(days))}>
              {word}
            </button>
          ))}
        </div>
      )}
    </Field>
  );
}

export function SelectField({ name, value, onValue, options, none, ...common }: Common & {
  name: string;
  value: string;
  onValue: (value: string) => void;
  options: Record<string, string>;
  none: string;
}) {
  return (
    <Field {...common}>
      {(described) => (
        <select {...described} name={name} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">{none}</option>
          {Object.entries(options).map(([key, word]) => (
            <option key={key} value={key}>
              {word.replaceAll("\u00AD", "")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of a few, all in sight. */
export function Choice({ name, label, value, onValue, options, error, hint, inline }: Common & {
  name: string;
  value: string;
  onValue: (value: string) => void;
  options: Record<string, string>;
  inline?: boolean;
}) {
  const id = useId();
  return (
    <fieldset class={error ? "field wrong" : "field"} aria-describedby={error ? id : undefined}>
      <legend>{label}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      {error ? <p class="error" id={id}>Fout: {error}</p> : null}
      <div class={inline ? "choices inline" : "choices"}>
        {Object.entries(options).map(([key, word]) => (
          <label key={key} class="choice">
            <input type="radio" name={name} value={key} checked={value === key} onChange={() => onValue(key)} />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Several of a few. */
export function Choices({ label, values, onValues, options, hint }: {
  label: string;
  hint?: string;
  values: readonly string[];
  onValues: (values: string[]) => void;
  options: Record<string, string>;
}) {
  const without = (key: string) => values.filter((one) => one !== key);
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      <div class="choices">
        {Object.entries(options).map(([key, word]) => (
          <Check
            key={key}
            label={word}
            checked={values.includes(key)}
            onChecked={(on) => onValues(on ? [...values, key] : without(key))}
          />
        ))}
      </div>
    </fieldset>
  );
}

export function Check({ label, checked, onChecked, error, name }: {
  label: ComponentChildren;
  checked: boolean;
  onChecked: (on: boolean) => void;
  error?: string | undefined;
  name?: string;
}) {
  const id = useId();
  return (
    <div class={error ? "wrong" : ""}>
      {error ? <p class="error" id={id}>Fout: {error}</p> : null}
      <label class="choice">
        <input
          type="checkbox"
          name={name}
          checked={checked}
          aria-describedby={error ? id : undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChecked(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
