// All registrations of a person to somebody else: from whom, to whom, which; with what that would be.

import { useLocation } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import { get, useReading } from "../../api/read";
import { usePosting } from "../../api/sending";
import type { Schemas } from "../../api/types";
import { useDoing } from "../../parts/doing";
import { Choice, SelectField, TextField, Written } from "../../parts/fields";
import { type Errors, ErrorSummary } from "../../parts/form";
import { AT_REST, isWrong, type Progress, refused, started } from "../../parts/progress";
import { Loading, Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { useRightsAt } from "../../session/rights";
import { Refusal } from "../registration/refusal";
import { bodyOf, chosenIn, errorsIn, LABELS, MOST, type Values, WHICH } from "./choosing";
import { Places } from "./places";
import { Preview } from "./preview";
import { ALL, choices, pageOf, registrations, type Staff, useStaff } from "./words";

export default function NewHandover({ number }: { number: string }) {
  const staff = useStaff(number);
  const [wrong, setWrong] = useState(false);
  return (
    <>
      <Places number={number} />
      <h1 tabIndex={-1} ref={useTitle(`${wrong ? "Fout: " : ""}Draag registraties over`)}>
        Draag registraties over
      </h1>
      {staff.ready ? <Form number={number} staff={staff} onWrong={setWrong} /> : <Loading />}
    </>
  );
}

interface Props {
  number: string;
  staff: Staff;
  onWrong: (wrong: boolean) => void;
}

function Form({ number, staff, onWrong }: Props) {
  const { isAdmin, personId } = useRightsAt(number);
  const [values, setValues] = useState<Values>({ from: isAdmin ? "" : personId, to: "", which: "open", without: [], reason: "" });
  const [progress, setProgress] = useState<Progress>(AT_REST);
  const preview = usePreview(number, values.from);
  const doing = useDoing("Bezig met starten…");
  const start = useStart(number);
  const to = useMemo(() => ({ goal: { institution: number } }), [number]);
  useEffect(() => onWrong(isWrong(progress)), [progress]);
  const schools = preview.value?.schools;
  const chosen = chosenIn(schools ?? [], values);
  const change = (part: Partial<Values>) => setValues({ ...values, ...part });
  const submit = async (event: Event) => {
    event.preventDefault();
    const next = started(errorsIn(values, schools && chosen.length));
    setProgress(next);
    if (next.busy) await start(bodyOf(values, schools ?? [])).catch((error: unknown) => setProgress(refused(error)));
  };
  return (
    <form class="narrow" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={progress.errors} labels={LABELS} />
      <Refusal error={progress.refusal} />
      <Who staff={staff} isAdmin={isAdmin} values={values} onChange={change} errors={progress.errors} />
      {values.from ? (
        <>
          <Choice name="which" label={LABELS.which} value={values.which} onValue={(which) => change({ which: which as Values["which"] })} options={WHICH} />
          <Read reading={preview}>
            {(found) => <Preview schools={found.schools} values={values} onChange={change} error={progress.errors["schools"]} />}
          </Read>
        </>
      ) : null}
      <Written.Provider value={to}>
        <TextField
          name="reason"
          label={LABELS.reason}
          hint="Bijvoorbeeld: andere taak vanaf 1 september. Schrijf geen namen."
          most={MOST}
          value={values.reason}
          onValue={(reason) => change({ reason })}
          error={progress.errors["reason"]}
        />
      </Written.Provider>
      <p class="quiet">Veertien dagen lang kunt u het ongedaan maken. Niets verdwijnt: enkel de eigenaar verandert.</p>
      <p class="buttons">
        <button class="first" disabled={progress.busy}>
          {progress.busy ? doing : actionFor(chosen.reduce((sum, one) => sum + one.count, 0))}
        </button>
        <a class="button" href={pageOf(number)}>
          Annuleer
        </a>
      </p>
    </form>
  );
}

const actionFor = (number: number) => (number ? `Draag ${registrations(number)} over` : "Draag over");

/** How many somebody has, by school; nothing as long as nobody is chosen. */
const usePreview = (number: string, from: string) =>
  useReading<Schemas["HandoverPreview"]>(`handover preview ${number} ${from}`, () =>
    from
      ? get(`${ALL}/preview`, { path: { number }, query: { from } })
      : Promise.resolve({ value: { from, schools: [], open: 0, closed: 0 }, keptAt: undefined }),
  );

/** Starts it, and goes to where it can be followed. */
function useStart(number: string) {
  const { route } = useLocation();
  const send = usePosting(ALL, { number });
  return async (body: Schemas["NewHandover"]) => {
    const made = await send(body);
    route(`${pageOf(number)}/${made.id}`, true);
  };
}

interface WhoProps {
  staff: Staff;
  isAdmin: boolean;
  values: Values;
  onChange: (part: Partial<Values>) => void;
  errors: Errors;
}

function Who({ staff, isAdmin, values, onChange, errors }: WhoProps) {
  const takers = staff.all.filter(({ id, may_own }) => may_own && id !== values.from);
  return (
    <>
      {isAdmin ? (
        <SelectField
          name="from"
          label={LABELS.from}
          hint="Ook wie geen toegang meer heeft."
          value={values.from}
          onValue={(from) => onChange({ from, without: [], ...(from === values.to ? { to: "" } : {}) })}
          options={choices(staff.all)}
          none="Kies een collega"
          error={errors["from"]}
          required
        />
      ) : (
        <p>U draagt uw eigen registraties over.</p>
      )}
      <SelectField
        name="to"
        label={LABELS.to}
        value={values.to}
        onValue={(to) => onChange({ to })}
        options={choices(takers)}
        none="Kies een collega"
        error={errors["to"]}
        required
      />
    </>
  );
}
