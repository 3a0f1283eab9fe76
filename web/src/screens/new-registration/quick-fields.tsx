// The four fields that make a registration; the rest can wait.

import { Check, Choice, DayField, TextField } from "../../parts/fields";
import type { Errors } from "../../parts/form";
import { ACTIVITY } from "../../words/nl";
import { MOST } from "./checks";
import type { Values } from "./values";
import { LABELS } from "./words";

export type Change = (change: Partial<Values>) => void;

export interface FieldsProps {
  values: Values;
  onChange: Change;
  errors: Errors;
}

export function QuickFields({ values, onChange, errors }: FieldsProps) {
  return (
    <>
      <TextField
        name="title"
        label={LABELS.title}
        required
        most={MOST.line}
        value={values.title}
        onValue={(title) => onChange({ title })}
        error={errors["title"]}
      />
      <Choice
        name="activity"
        label={LABELS.activity}
        options={ACTIVITY}
        value={values.activity}
        onValue={(activity) => onChange({ activity })}
        error={errors["activity"]}
      />
      <DayField
        name="activity_date"
        label={LABELS.activity_date}
        required
        quick={[["vandaag", 0], ["gisteren", -1]]}
        value={values.activity_date}
        onValue={(day) => onChange({ activity_date: day })}
        error={errors["activity_date"]}
      />
      <Boundary values={values} onChange={onChange} errors={errors} />
    </>
  );
}

function Boundary({ values, onChange, errors }: FieldsProps) {
  return (
    <div class="field">
      <Check
        name="boundary_confirmed"
        label="Er is geen cliëntrelatie en geen herkenbare leerling."
        checked={values.boundary_confirmed}
        onChecked={(on) => onChange({ boundary_confirmed: on })}
        error={errors["boundary_confirmed"]}
      />
      <details class="boundary">
        <summary>Hoort dit hier of in LARS?</summary>
        <p>
          <strong>Hier</strong> noteert u uw werk met het schoolteam: over een klas, een groep of de hele school.
          Niemand kan raden over welke leerling het gaat.
        </p>
        <p>
          <strong>In LARS</strong>, in het dossier van de leerling, hoort het zodra het over één leerling gaat, u met
          die leerling of de ouders aan de slag bent, of een collega kan raden over wie het gaat.
        </p>
        <p>
          Twijfelt u? Dan hoort het in LARS. <a href="/handleiding/registreren">Lees meer in de handleiding</a>
        </p>
      </details>
    </div>
  );
}
