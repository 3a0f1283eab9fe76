// What nobody owns any more, because who did may own nothing here now; handed out in one go.

import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { get, useReading } from "../../api/read";
import { usePosting } from "../../api/sending";
import type { Schemas } from "../../api/types";
import { useDoing } from "../../parts/doing";
import { SelectField } from "../../parts/fields";
import { type Errors, errorsOf, focusField, hasFields } from "../../parts/form";
import { More, usePages } from "../../parts/pages";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { day } from "../../words/dates";
import { STATUS } from "../../words/nl";
import { Refusal } from "../registration/refusal";
import { Places } from "./places";
import { ALL, choices, pageOf, registrations, type Staff, useStaff } from "./words";

type Orphan = Schemas["Orphan"];
type Page = Schemas["OrphanList"];

const WHY: Record<Orphan["right"], string> = {
  ended: "heeft hier geen toegang meer",
  blocked: "is hier geblokkeerd",
  none: "is hier niet meer gekend",
};

export default function Orphans({ number }: { number: string }) {
  const staff = useStaff(number);
  const list = useReading(`orphans ${number}`, () => pageFor(number));
  return (
    <>
      <Places number={number} />
      <h1 tabIndex={-1} ref={useTitle("Zonder eigenaar")}>
        Zonder eigenaar
      </h1>
      <p class="lead">Registraties die nog lopen, van wie hier geen registraties meer mag beheren. Geef ze een nieuwe eigenaar.</p>
      <Read reading={list}>{(first) => <Queue number={number} staff={staff} first={first} />}</Read>
    </>
  );
}

const pageFor = (number: string, cursor?: string) =>
  get("/institutions/{number}/orphans", { path: { number }, query: cursor ? { cursor } : {} });

function Queue({ number, staff, first }: { number: string; staff: Staff; first: Page }) {
  const { items, ...pages } = usePages(first, (from) => pageFor(number, from));
  if (items.length === 0 && !pages.cursor) return <p class="empty">Elke registratie die loopt, heeft een eigenaar.</p>;
  return (
    <>
      <HandOut number={number} staff={staff} items={items} total={first.total} />
      <h2>{registrations(first.total)} zonder eigenaar</h2>
      <ul class="list">
        {items.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
      <More {...pages} />
    </>
  );
}

function Row({ one }: { one: Orphan }) {
  const { dossier_id, id, title, school, owner, right, status } = one;
  return (
    <li class="card">
      <a class="name" href={`/dossiers/${dossier_id}/registraties/${id}`}>
        {title}
      </a>
      <p>
        <Tag kind={status}>{STATUS[status]}</Tag>
        <span class="quiet">
          {school.name}, {day(one.activity_date)}
        </span>
      </p>
      <p class="quiet">
        {owner.name || owner.function || "De vorige eigenaar"} {WHY[right]}.
      </p>
    </li>
  );
}

interface HandOutProps {
  number: string;
  staff: Staff;
  items: Orphan[];
  total: number;
}

/** All of them, or of one school, to one colleague. */
function HandOut({ number, staff, items, total }: HandOutProps) {
  const { route } = useLocation();
  const [to, setTo] = useState("");
  const [school, setSchool] = useState("");
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [error, setError] = useState<unknown>();
  const doing = useDoing("Bezig met starten…");
  const send = usePosting(ALL, { number });
  const submit = async (event: Event) => {
    event.preventDefault();
    setErrors(to ? {} : { to: "Kies een collega." });
    setError(undefined);
    if (!to) return focusField("to");
    setBusy(true);
    try {
      const made = await send({ to, which: "open", ...(school ? { schools: [school] } : {}) } as Schemas["NewHandover"]);
      route(`${pageOf(number)}/${made.id}`);
    } catch (refusal) {
      setErrors(hasFields(refusal) ? errorsOf(refusal) : {});
      setError(refusal);
    }
    setBusy(false);
  };
  const schools = Object.fromEntries(items.map((one) => [one.school.number, one.school.name]));
  return (
    <form class="narrow" noValidate onSubmit={(event) => void submit(event)}>
      <SelectField
        name="to"
        label="Wie wordt de eigenaar?"
        value={to}
        onValue={setTo}
        options={choices(staff.all.filter(({ may_own }) => may_own))}
        none="Kies een collega"
        error={errors["to"]}
        required
      />
      {Object.keys(schools).length > 1 ? (
        <SelectField name="school" label="Van welke school?" value={school} onValue={setSchool} options={schools} none="Van alle scholen" required />
      ) : null}
      <Refusal error={error} />
      <p class="buttons">
        <button class="first" disabled={busy}>
          {busy ? doing : school ? "Deel uit" : `Deel ${total === 1 ? "ze" : `alle ${total}`} uit`}
        </button>
      </p>
    </form>
  );
}
