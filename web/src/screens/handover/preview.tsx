// What a handover would take along, school by school; one can be left out.

import type { Schemas } from "../../api/types";
import { Check } from "../../parts/fields";
import { chosenIn, countOf, LABELS, type Values } from "./choosing";
import { registrations } from "./words";

interface Props {
  schools: Schemas["SchoolOwned"][];
  values: Values;
  onChange: (part: Partial<Values>) => void;
  error: string | undefined;
}

export function Preview({ schools, values, onChange, error }: Props) {
  const there = schools.filter((one) => countOf(one, values.which) > 0);
  const { without } = values;
  const total = chosenIn(schools, values).reduce((sum, one) => sum + one.count, 0);
  const turn = (number: string, on: boolean) =>
    onChange({ without: on ? without.filter((one) => one !== number) : [...without, number] });
  return (
    <fieldset class={error ? "field wrong" : "field"}>
      <legend>{LABELS.schools}</legend>
      {error ? <p class="error">Fout: {error}</p> : null}
      <p role="status" class="hint">
        {total ? `${registrations(total)} worden overgedragen.` : "Er is niets om over te dragen."}
      </p>
      {there.map((one, index) =>
        one.ended ? (
          <p key={one.number} class="quiet">
            {one.name}: het dossier is beëindigd, {registrations(countOf(one, values.which))} blijven waar ze zijn.
          </p>
        ) : (
          <Check
            key={one.number}
            {...(index ? {} : { name: "schools" })}
            label={
              <>
                {one.name} <span class="quiet">{one.number}</span>: {one.open} niet afgerond
                {values.which === "all" ? `, ${one.closed} afgerond` : ""}
              </>
            }
            checked={!without.includes(one.number)}
            onChecked={(on) => turn(one.number, on)}
          />
        ),
      )}
    </fieldset>
  );
}
