// Which rights somebody holds, which can come along, for how long, and why: two groups of boxes to tick.

import { Check, DayField } from "../../parts/fields";
import type { Errors } from "../../parts/form";
import { dayAndYear, daysUntil, endOfNextSchoolYear, isoDay } from "../../words/dates";
import { EmailField } from "./email-field";
import { Guard, ReasonField, RoleField } from "./guarded-fields";
import { heldBy, openTo, startName, untilName, type Values } from "./plan";
import { RightChecks } from "./right-checks";
import { RightName } from "./right-name";
import { type Assignment, type Person, RIGHT, type Right, rightsAt } from "./words";

export interface Chosen {
  number: string;
  kind: "clb" | "school";
  person: Person;
  values: Values;
  onValues: (part: Partial<Values>) => void;
  errors: Errors;
}

export function RightsFields(props: Chosen) {
  const { number, kind, person, values, onValues, errors } = props;
  const open = openTo(person, rightsAt(kind));
  return (
    <Guard number={number} stands={person.function ?? ""}>
      <fieldset class={errors["rights"] ? "field wrong" : "field"}>
        <legend class="hidden">Rechten</legend>
        {errors["rights"] ? <p class="error">Fout: {errors["rights"]}</p> : null}
        {heldBy(person).length ? <Held {...props} /> : null}
        {open.length ? <Open {...props} open={open} isFirst={heldBy(person).length === 0} /> : null}
      </fieldset>
      {values.extra.length ? <GiftFields values={values} onValues={onValues} errors={errors} /> : null}
      <WhoMay kind={kind} />
      <ReasonField hint="Waarom verandert dit?" value={values.reason} onValue={(reason) => onValues({ reason })} error={errors["reason"]} />
    </Guard>
  );
}

function Held({ person, values, onValues, errors }: Chosen) {
  return (
    <>
      <h3>Geselecteerd</h3>
      <p class="hint">Vink uit wat eindigt. Pas de dag aan om te verlengen of in te korten.</p>
      {heldBy(person).map((one, index) => (
        <HeldRight
          key={one.id}
          one={one}
          name={index ? undefined : "rights"}
          stays={values.stays[one.id] !== false}
          until={values.until[one.id] ?? one.until}
          start={values.start[one.id] ?? one.from}
          onStays={(on) => onValues({ stays: { ...values.stays, [one.id]: on } })}
          onUntil={(day) => onValues({ until: { ...values.until, [one.id]: day } })}
          onStart={(day) => onValues({ start: { ...values.start, [one.id]: day } })}
          errors={errors}
        />
      ))}
    </>
  );
}

interface HeldProps {
  one: Assignment;
  name: string | undefined;
  stays: boolean;
  until: string;
  start: string;
  onStays: (on: boolean) => void;
  onUntil: (day: string) => void;
  onStart: (day: string) => void;
  errors: Errors;
}

/** Of what did not begin yet, the first day can still be another one. */
function HeldRight({ one, name, stays, until, start, onStays, onUntil, onStart, errors }: HeldProps) {
  const common = { required: true, quick: [] };
  const what = RIGHT[one.right];
  return (
    <>
      <Check {...(name ? { name } : {})} label={<RightName right={one.right} />} checked={stays} onChecked={onStays} />
      <div class="within">
        {stays ? (
          <>
            {one.state === "future" ? (
              <DayField {...common} name={startName(one)} label={`Vanaf (${what})`} value={start} onValue={onStart} error={errors[startName(one)]} />
            ) : null}
            <DayField {...common} name={untilName(one)} label={`Tot en met (${what})`} value={until} onValue={onUntil} error={errors[untilName(one)]} />
          </>
        ) : (
          <p class="quiet">Eindigt zodra u bevestigt.</p>
        )}
      </div>
    </>
  );
}

function Open({ values, onValues, open, isFirst }: Chosen & { open: Right[]; isFirst: boolean }) {
  return (
    <>
      <h3>Beschikbaar</h3>
      <RightChecks rights={open} chosen={values.extra} onChosen={(extra) => onValues({ extra })} isFirst={isFirst} />
    </>
  );
}

type Gift = Pick<Chosen, "values" | "onValues" | "errors">;

/** For how long, in which function, and mailed where: only when something comes along. */
function GiftFields({ values, onValues, errors }: Gift) {
  return (
    <fieldset class="field">
      <legend>Wat erbij komt</legend>
      <DayField
        name="from"
        label="Vanaf"
        required
        value={values.from}
        onValue={(from) => onValues({ from })}
        error={errors["from"]}
        quick={[["vandaag", 0]]}
      />
      <UntilField value={values.last} onValue={(last) => onValues({ last })} error={errors["until"]} />
      <RoleField
        hint="Ze staat bij wat de collega schrijft, zoals zorgcoördinator."
        value={values.role}
        onValue={(role) => onValues({ role })}
        error={errors["function"]}
      />
      <EmailField
        label="E-mailadres"
        hint="Hier komen meldingen toe. Mag leeg blijven: wie een eigen account heeft, krijgt ze op het adres daarvan."
        value={values.email}
        onValue={(email) => onValues({ email })}
        error={errors["email"]}
      />
    </fieldset>
  );
}

/** The last day of a right, with the ends of this and the next school year one press away. */
export function UntilField({ value, onValue, error }: { value: string; onValue: (day: string) => void; error: string | undefined }) {
  const next = endOfNextSchoolYear(isoDay());
  const ends = [`${Number(next.slice(0, 4)) - 1}-08-31`, next];
  return (
    <DayField
      name="until"
      label="Tot en met"
      hint="Hoogstens vier jaar. Verlengen kan later."
      required
      value={value}
      onValue={onValue}
      error={error}
      quick={ends.map((day) => [dayAndYear(day), daysUntil(day)])}
    />
  );
}

export function WhoMay({ kind }: { kind: "clb" | "school" }) {
  return (
    <p class="note">
      {kind === "school"
        ? "Enkel personeelsleden van de school krijgen deze rol. CLB-medewerkers krijgen hun rol onder het nummer van hun CLB, van de lokale beheerder daar."
        : "Enkel personeelsleden van dit CLB. Wie op een school werkt, krijgt de rol van de lokale beheerder van die school."}
    </p>
  );
}
