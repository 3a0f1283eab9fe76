// The contact form, with what would go along with it in sight.

import { useEffect, useState } from "preact/hooks";
import { usePosting } from "../../api/sending";
import type { Schemas } from "../../api/types";
import { useDraft } from "../../device/drafts";
import { RestoredDraft } from "../../parts/draft-state";
import { Check, Choice, TextField, Written } from "../../parts/fields";
import { type Errors, ErrorSummary } from "../../parts/form";
import { AT_REST, isWrong, type Progress, refused, started } from "../../parts/progress";
import { Wrong } from "../../parts/states";
import { SubmitBar } from "../../parts/submit-bar";
import { MESSAGE_SUBJECT } from "../../words/nl";
import {
  bodyOf,
  errorsIn,
  firstValues,
  LABELS,
  MOST,
  OPERATOR,
  readersFor,
  SHORT_LABELS,
  type Technical as Details,
  technicalOf,
  type Values,
} from "./message";
import { Technical } from "./technical";

interface Props {
  institutions: Schemas["InstitutionStanding"][];
  /** The screen that somebody comes from. */
  from: string | undefined;
  onWrong: (wrong: boolean) => void;
  onSent: (sent: Schemas["Message"]) => void;
}

export function ContactForm({ institutions, from, onWrong, onSent }: Props) {
  const draft = useDraft<Values>("contact", firstValues(institutions));
  const [progress, setProgress] = useState<Progress>(AT_REST);
  const readers = readersFor(institutions);
  const technical = technicalOf(from, navigator.userAgent);
  const send = usePosting("/messages");
  const { busy, errors, refusal } = progress;
  useEffect(() => onWrong(isWrong(progress)), [progress]);

  const submit = async () => {
    const next = started(errorsIn(draft.value, readers));
    setProgress(next);
    if (!next.busy) return;
    try {
      const sent = await send(bodyOf(draft.value, technical));
      draft.clear();
      onSent(sent);
    } catch (error) {
      setProgress(refused(error));
    }
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!busy) void submit();
  };
  if (!draft.ready) return null;
  return (
    <form class="contact-form" noValidate onSubmit={onSubmit}>
      <RestoredDraft draft={draft} />
      <ErrorSummary errors={errors} labels={SHORT_LABELS} />
      {refusal ? <Wrong error={refusal} /> : null}
      <div inert={busy}>
        <Written.Provider value={goalOf(draft.value)}>
          <Fields
            values={draft.value}
            onChange={(change) => draft.set({ ...draft.value, ...change })}
            errors={errors}
            readers={readers}
            technical={technical}
          />
        </Written.Provider>
      </div>
      <SubmitBar action="Verstuur" busy={busy} savedAt={draft.savedAt} />
    </form>
  );
}

/** What goes to the operator is read when it is sent. */
const goalOf = ({ to }: Values) => (to && to !== OPERATOR ? { goal: { institution: to } } : undefined);

interface FieldsProps {
  values: Values;
  onChange: (change: Partial<Values>) => void;
  errors: Errors;
  readers: Map<string, string>;
  technical: Details;
}

function Fields({ values, onChange, errors, readers, technical }: FieldsProps) {
  return (
    <>
      <Choice
        name="subject"
        label={LABELS.subject}
        options={MESSAGE_SUBJECT}
        value={values.subject}
        onValue={(subject) => onChange({ subject })}
        error={errors["subject"]}
      />
      <p class="note">Schrijf geen namen van leerlingen of leerkrachten.</p>
      <TextField
        name="text"
        label={LABELS.text}
        required
        most={MOST}
        lines={5}
        value={values.text}
        onValue={(text) => onChange({ text })}
        error={errors["text"]}
      />
      <Reader values={values} onChange={onChange} errors={errors} readers={readers} />
      <Check
        label="Voeg technische gegevens toe"
        checked={values.technical}
        onChecked={(on) => onChange({ technical: on })}
      />
      {values.technical ? <Technical {...technical} /> : null}
    </>
  );
}

/** A choice only for who has one. */
function Reader({ values, onChange, errors, readers }: Omit<FieldsProps, "technical">) {
  if (readers.size === 1) return <p>Uw melding gaat naar de beheerder van het systeem.</p>;
  return (
    <Choice
      name="to"
      label={LABELS.to}
      options={Object.fromEntries(readers)}
      value={values.to}
      onValue={(to) => onChange({ to })}
      error={errors["to"]}
    />
  );
}
