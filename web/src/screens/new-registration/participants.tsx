// Who took part: functions and numbers, never names.

import { useId, useRef } from "preact/hooks";
import { Guarded } from "../../parts/fields";
import { MOST } from "./checks";
import type { FieldsProps } from "./quick-fields";
import { NOBODY, type Participant } from "./values";
import { LABELS } from "./words";

const FUNCTIONS = [
  "leerkracht",
  "zorgcoördinator",
  "leerlingenbegeleider",
  "directeur",
  "graadcoördinator",
  "ondersteuner",
  "CLB-medewerker",
  "ouder",
];

export function Participants({ values, onChange, errors }: FieldsProps) {
  const id = useId();
  const set = useRef<HTMLFieldSetElement>(null);
  const error = errors["participants"];
  const rows = values.participants.length ? values.participants : [NOBODY];
  const setRows = (participants: Participant[]) => onChange({ participants });
  const goTo = (selector: string) => requestAnimationFrame(() => focusLast(set.current, selector));
  const add = () => {
    setRows([...rows, NOBODY]);
    goTo('[name="participants"]');
  };
  const remove = (index: number) => {
    setRows(rows.toSpliced(index, 1));
    goTo(".add");
  };
  return (
    <fieldset class={error ? "field wrong" : "field"} ref={set} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        {LABELS.participants}
        <span class="optional"> (niet verplicht)</span>
      </legend>
      <p class="hint">De functie en het aantal, nooit een naam.</p>
      {error ? <p class="error" id={`${id}-error`}>Fout: {error}</p> : null}
      <datalist id={`${id}-functions`}>
        {FUNCTIONS.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      {rows.map((row, index) => (
        <Row
          key={index}
          row={row}
          number={index + 1}
          list={`${id}-functions`}
          onRow={(changed) => setRows(rows.with(index, changed))}
          onRemove={rows.length > 1 || row.function || row.count ? () => remove(index) : undefined}
        />
      ))}
      <button type="button" class="plain add" onClick={add} disabled={rows.length >= MOST.participants}>
        Nog een functie
      </button>
    </fieldset>
  );
}

function Row({ row, number, list, onRow, onRemove }: {
  row: Participant;
  number: number;
  list: string;
  onRow: (row: Participant) => void;
  onRemove: (() => void) | undefined;
}) {
  return (
    <div class="participant">
      <Guarded label={`Functie ${number}`} value={row.function} onValue={(name) => onRow({ ...row, function: name })}>
        {(box) => (
          <label>
            Functie<span class="hidden"> {number}</span>
            <input
              ref={box}
              name="participants"
              type="text"
              list={list}
              autocomplete="off"
              value={row.function}
              onInput={(event) => onRow({ ...row, function: event.currentTarget.value })}
            />
          </label>
        )}
      </Guarded>
      <label>
        Aantal<span class="hidden"> {number}</span>
        <input
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={row.count}
          onInput={(event) => onRow({ ...row, count: event.currentTarget.value })}
        />
      </label>
      {onRemove ? (
        <button type="button" class="plain" onClick={onRemove}>
          Verwijder<span class="hidden"> functie {number}</span>
        </button>
      ) : null}
    </div>
  );
}

function focusLast(within: HTMLElement | null, selector: string): void {
  const found = within?.querySelectorAll<HTMLElement>(selector);
  found?.item(found.length - 1)?.focus();
}
