// What can be filled in later: in groups that open on demand, each field a row of a table.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Choices, DayField, SelectField, TextField } from "../../parts/fields";
import { CARE_PHASE, CONTACT_FORM, count, DOMAIN } from "../../words/nl";
import { MOST } from "./checks";
import { Participants } from "./participants";
import type { FieldsProps } from "./quick-fields";
import { Themes } from "./themes";
import type { TextName } from "./values";
import { LABELS, type Name, readable } from "./words";

type Draw = (props: FieldsProps) => ComponentChildren;
type Field = [Name, Draw];

const common = (name: TextName | "duration_minutes", { values, onChange, errors }: FieldsProps) => ({
  name,
  label: LABELS[name],
  value: values[name],
  onValue: (value: string) => onChange({ [name]: value }),
  error: errors[name],
});

const line = (name: TextName, hint?: string): Field => [
  name,
  (props) => <TextField {...common(name, props)} most={MOST.line} {...(hint ? { hint } : {})} />,
];
const text = (name: TextName): Field => [
  name,
  (props) => <TextField {...common(name, props)} most={MOST.text} lines={4} />,
];
const select = (name: TextName, options: Record<string, string>): Field => [
  name,
  (props) => <SelectField {...common(name, props)} options={options} none="Niet ingevuld" />,
];

const GROUPS: [title: string, fields: Field[]][] = [
  ["Aanleiding, advies en resultaat", [text("description"), text("understanding"), text("advice"), text("outcome")]],
  [
    "Thema's en doelgroep",
    [
      ["domains", (props) => <Domains {...props} />],
      ["themes", (props) => <Themes {...props} />],
      select("care_phase", CARE_PHASE),
      line("target_group", "Bijvoorbeeld: tweede graad, nieuwe leerkrachten"),
      line("signal_source", "Van wie of waaruit het signaal kwam, zonder namen"),
    ],
  ],
  [
    "Overleg en deelnemers",
    [
      ["participants", (props) => <Participants {...props} />],
      select("contact_form", CONTACT_FORM),
      ["duration_minutes", (props) => <Minutes {...props} />],
      line("site"),
    ],
  ],
  ["Opvolging", [["follow_up_on", (props) => <FollowUp {...props} />]]],
];

export default function MoreFields(props: FieldsProps) {
  return (
    <>
      {GROUPS.map(([title, fields]) => (
        <Group key={title} title={title} fields={fields} {...props} />
      ))}
    </>
  );
}

/** Open where something stands in it, and where something is wrong. */
function Group({ title, fields, ...props }: FieldsProps & { title: string; fields: Field[] }) {
  const element = useRef<HTMLDetailsElement>(null);
  const filled = fields.filter(([name]) => readable(name, props.values)).length;
  const [wasFilled] = useState(filled > 0);
  const isWrong = fields.some(([name]) => name in props.errors);
  useEffect(() => {
    if (isWrong && element.current) element.current.open = true;
  }, [props.errors]);
  return (
    <details class="group" open={wasFilled} ref={element}>
      <summary>
        <h2>{title}</h2> <span class="quiet">{filled ? count(filled, "ingevuld", "ingevuld") : ""}</span>
      </summary>
      {fields.map(([name, draw]) => (
        <div key={name}>{draw(props)}</div>
      ))}
    </details>
  );
}

function Domains({ values, onChange }: FieldsProps) {
  return (
    <Choices
      label={LABELS.domains}
      options={DOMAIN}
      values={values.domains}
      onValues={(domains) => onChange({ domains })}
    />
  );
}

function Minutes(props: FieldsProps) {
  return <TextField {...common("duration_minutes", props)} most={5} digits hint="Alleen het CLB ziet dit." />;
}

function FollowUp(props: FieldsProps) {
  return (
    <DayField
      {...common("follow_up_on", props)}
      hint="Dan staat deze registratie bij wat op u wacht."
      quick={[["over 1 week", 7], ["over 2 weken", 14], ["over 4 weken", 28]]}
    />
  );
}
