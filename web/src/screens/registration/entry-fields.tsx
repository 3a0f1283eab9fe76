// The fields of a goal, of an agreement and of a reply.

import type { FunctionComponent } from "preact";
import { Choice, DayField, SelectField, TextField } from "../../parts/fields";
import type { Errors } from "../../parts/form";
import { EFFECT_LEVEL, PARTY, REPLY_KIND } from "../../words/nl";
import type { FieldsOf } from "./sheets";
import type { List } from "./thread";
import { FIELD } from "./words";

interface Props<F> {
  fields: F;
  errors: Errors;
  onFields: (fields: F) => void;
}

const MOST = 4000; // characters
const WEEKS: [string, number][] = [
  ["over 1 week", 7],
  ["over 2 weken", 14],
  ["over 4 weken", 28],
];

function Text<F extends { text: string }>({ fields, errors, onFields, label }: Props<F> & { label: string }) {
  return (
    <TextField
      name="text"
      label={label}
      hint="Schrijf geen namen van leerlingen of leerkrachten."
      value={fields.text}
      onValue={(text) => onFields({ ...fields, text })}
      error={errors["text"]}
      most={MOST}
      lines={3}
      required
    />
  );
}

function GoalFields(props: Props<FieldsOf["goals"]>) {
  const { fields, errors, onFields } = props;
  return (
    <>
      <Text {...props} label="Wat wilt u samen bereiken?" />
      <SelectField
        name="effect_level"
        label="Waar moet het effect hebben?"
        value={fields.effect_level}
        onValue={(effect_level) => onFields({ ...fields, effect_level })}
        options={EFFECT_LEVEL}
        error={errors["effect_level"]}
        none="Niet gekozen"
      />
    </>
  );
}

function AgreementFields(props: Props<FieldsOf["agreements"]>) {
  const { fields, errors, onFields } = props;
  return (
    <>
      <Text {...props} label="Wat spreekt u af?" />
      <Choice
        name="party"
        label="Wie doet het?"
        value={fields.party}
        onValue={(party) => onFields({ ...fields, party })}
        options={PARTY}
        error={errors["party"]}
        inline
      />
      <TextField
        name="function"
        label={FIELD["function"] ?? ""}
        hint="Bijvoorbeeld: zorgcoördinator. Geen naam."
        value={fields.function}
        onValue={(role) => onFields({ ...fields, function: role })}
        error={errors["function"]}
        most={60}
      />
      <DayField
        name="due_on"
        label="Tegen wanneer?"
        value={fields.due_on}
        onValue={(due_on) => onFields({ ...fields, due_on })}
        error={errors["due_on"]}
        quick={WEEKS}
      />
    </>
  );
}

function ReplyFields(props: Props<FieldsOf["replies"]>) {
  const { fields, onFields } = props;
  return (
    <>
      <Text {...props} label="Uw reactie" />
      <Choice
        name="revised-kind"
        label="Soort"
        value={fields.kind}
        onValue={(kind) => onFields({ ...fields, kind })}
        options={REPLY_KIND}
        inline
      />
    </>
  );
}

const ENTRY_FIELDS: { [L in List]: FunctionComponent<Props<FieldsOf[L]>> } = {
  goals: GoalFields,
  agreements: AgreementFields,
  replies: ReplyFields,
};

export function fieldsOf<L extends List>(list: L, props: Props<FieldsOf[L]>) {
  const Fields = ENTRY_FIELDS[list] as FunctionComponent<typeof props>;
  return <Fields {...props} />;
}

/** Field → what is missing in it. */
export function missingIn<L extends List>(list: L, fields: FieldsOf[L]): Errors {
  const text = fields.text.trim();
  return {
    ...(text ? {} : { text: "Vul dit in." }),
    ...(text.length > MOST ? { text: `Dit telt hoogstens ${MOST} tekens.` } : {}),
    ...(list === "agreements" && "party" in fields && !fields.party ? { party: "Kies wie het doet." } : {}),
  };
}
