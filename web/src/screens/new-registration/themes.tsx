// Themes: each becomes a label of its own at a comma or Enter.

import { useId } from "preact/hooks";
import { Guarded } from "../../parts/fields";
import { MOST } from "./checks";
import type { FieldsProps } from "./quick-fields";
import { withThemes } from "./values";
import { LABELS } from "./words";

export function Themes({ values: { themes, theme }, onChange, errors }: FieldsProps) {
  const id = useId();
  const error = errors["themes"];
  const add = (text: string) => onChange({ themes: withThemes(themes, text), theme: "" });
  const type = (text: string) => (/[,;\n]/.test(text) ? add(text) : onChange({ theme: text }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // it would send the form
    add(theme);
  };
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>
        {LABELS.themes}
        <span class="optional"> (niet verplicht)</span>
      </label>
      <p class="hint" id={`${id}-hint`}>
        Hoogstens {MOST.themes}, met een komma of Enter ertussen.
      </p>
      {error ? <p class="error" id={`${id}-error`}>Fout: {error}</p> : null}
      <Guarded label={LABELS.themes} value={theme} onValue={type}>
        {(box) => (
          <input
            ref={box}
            id={id}
            name="themes"
            type="text"
            autocomplete="off"
            enterkeyhint="enter"
            value={theme}
            aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
            aria-invalid={error ? true : undefined}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Guarded>
      <Chosen themes={themes} onThemes={(left) => onChange({ themes: left })} />
    </div>
  );
}

function Chosen({ themes, onThemes }: { themes: string[]; onThemes: (themes: string[]) => void }) {
  if (themes.length === 0) return null;
  return (
    <ul class="themes" aria-label="Gekozen thema's">
      {themes.map((theme) => (
        <li key={theme}>
          {theme}
          <button type="button" class="plain" onClick={() => onThemes(themes.filter((one) => one !== theme))}>
            Verwijder<span class="hidden"> thema {theme}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
