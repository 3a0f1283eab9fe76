// An invitation: to which address, for which rights, until when and why.

import { useEffect, useState } from "preact/hooks";
import { usePosting } from "../../api/sending";
import type { Schemas } from "../../api/types";
import { useDoing } from "../../parts/doing";
import { type Errors, ErrorSummary } from "../../parts/form";
import { AT_REST, isWrong, type Progress, started } from "../../parts/progress";
import { endOfNextSchoolYear, isoDay } from "../../words/dates";
import { Refusal } from "../registration/refusal";
import { errorsFrom } from "./carry-out";
import { EmailField } from "./email-field";
import { Guard, ReasonField, RoleField } from "./guarded-fields";
import { lastError, reasonError } from "./plan";
import { RightChecks } from "./right-checks";
import { UntilField, WhoMay } from "./rights-fields";
import { BASE, emailError, type Right, RIGHT, rightsAt } from "./words";

interface Props {
  number: string;
  kind: "clb" | "school";
  onWrong: (wrong: boolean) => void;
  onInvited: (made: Schemas["Invitation"]) => void;
}

interface Values {
  email: string;
  rights: Right[];
  role: string;
  until: string;
  reason: string;
}

const LABELS = { email: "E-mailadres", rights: "Rollen", function: "Functie", until: "Tot en met", reason: "Reden" };
const blank = (kind: Props["kind"]): Values => ({
  email: "",
  rights: [`samenwerkingsdossier-${kind}`],
  role: "",
  until: endOfNextSchoolYear(isoDay()),
  reason: "",
});

export function InviteForm({ number, kind, onWrong, onInvited }: Props) {
  const [values, setValues] = useState(() => blank(kind));
  const [progress, setProgress] = useState<Progress>(AT_REST);
  const doing = useDoing("Bezig met versturen…");
  const send = usePosting("/institutions/{number}/invitations", { number });
  useEffect(() => onWrong(isWrong(progress)), [progress]);
  const change = (part: Partial<Values>) => setValues({ ...values, ...part });
  const submit = async (event: Event) => {
    event.preventDefault();
    const next = started(errorsIn(values, isoDay()));
    setProgress(next);
    if (!next.busy) return;
    try {
      onInvited(await send(bodyOf(values)));
      setValues(blank(kind));
      setProgress(AT_REST);
    } catch (refusal) {
      const errors = errorsFrom(refusal);
      setProgress({ busy: false, errors, refusal: Object.keys(errors).length ? undefined : refusal });
    }
  };
  return (
    <form class="narrow" noValidate onSubmit={(event) => void submit(event)}>
      <p class="lead">
        De collega krijgt de rechten bij de eerste aanmelding met dit e-mailadres. De uitnodiging blijft veertien dagen open.
      </p>
      <ErrorSummary errors={progress.errors} labels={LABELS} />
      <Refusal error={progress.refusal} />
      <div inert={progress.busy}>
        <Fields number={number} kind={kind} values={values} onChange={change} errors={progress.errors} />
      </div>
      <p class="buttons">
        <button class="first" disabled={progress.busy}>
          {progress.busy ? doing : "Nodig uit"}
        </button>
      </p>
    </form>
  );
}

interface FieldsProps {
  number: string;
  kind: Props["kind"];
  values: Values;
  onChange: (part: Partial<Values>) => void;
  errors: Errors;
}

function Fields({ number, kind, values, onChange, errors }: FieldsProps) {
  const roles = rightsAt(kind).filter((right) => right !== BASE);
  return (
    <>
      <EmailField
        label="E-mailadres"
        hint="Het adres waarmee de collega zich aanmeldt."
        required
        value={values.email}
        onValue={(email) => onChange({ email })}
        error={errors["email"]}
      />
      <fieldset class={errors["rights"] ? "field wrong" : "field"}>
        <legend>Welke rol?</legend>
        <p class="hint">Het basisrecht {RIGHT[BASE]} komt er vanzelf bij.</p>
        {errors["rights"] ? <p class="error">Fout: {errors["rights"]}</p> : null}
        <RightChecks rights={roles} chosen={values.rights} onChosen={(rights) => onChange({ rights })} isFirst />
      </fieldset>
      <WhoMay kind={kind} />
      <Guard number={number}>
        <RoleField value={values.role} onValue={(role) => onChange({ role })} error={errors["function"]} />
        <UntilField value={values.until} onValue={(until) => onChange({ until })} error={errors["until"]} />
        <ReasonField hint="Waarom krijgt deze collega toegang?" value={values.reason} onValue={(reason) => onChange({ reason })} error={errors["reason"]} />
      </Guard>
    </>
  );
}

function errorsIn({ email, rights, until, reason }: Values, today: string): Errors {
  const found = {
    email: emailError(email),
    rights: rights.length ? "" : "Kies minstens één rol.",
    until: lastError(until, today),
    reason: reasonError(reason),
  };
  return Object.fromEntries(Object.entries(found).flatMap(([name, error]) => (error ? [[name, error]] : [])));
}

const bodyOf = ({ email, rights, role, until, reason }: Values) => ({
  email: email.trim(),
  rights,
  until,
  reason: reason.trim(),
  ...(role.trim() ? { function: role.trim() } : {}),
});
