// Who acts for whom, from and until which day.

import { useEffect, useState } from "preact/hooks";
import { Refused } from "../../api/problem";
import { usePosting } from "../../api/sending";
import type { Schemas } from "../../api/types";
import { useDoing } from "../../parts/doing";
import { DayField, SelectField } from "../../parts/fields";
import { ErrorSummary } from "../../parts/form";
import { AT_REST, isWrong, type Progress, refused, started } from "../../parts/progress";
import { useRightsAt } from "../../session/rights";
import { isoDay } from "../../words/dates";
import { Refusal } from "../registration/refusal";
import { errorsIn, type Leave, momentsOf } from "./leave";
import { choices, type Staff } from "./words";

interface Props {
  number: string;
  staff: Staff;
  onWrong: (wrong: boolean) => void;
  onMade: (made: Schemas["Delegation"]) => void;
}

const THERE = "Deze collega vervangt in die periode al. Beëindig die vervanging eerst, of kies andere dagen.";

const inWords = (error: unknown): unknown =>
  error instanceof Refused && error.kind === "already-exists" ? new Refused({ ...error.problem, detail: THERE }) : error;

const LABELS = { owner: "Wie is afwezig?", delegate: "Wie vervangt?", from: "Vanaf", until: "Tot en met" };

export function DelegationForm({ number, staff, onWrong, onMade }: Props) {
  const { isAdmin, isAtClb, personId } = useRightsAt(number);
  const blank: Leave = { owner: isAtClb ? personId : "", delegate: "", first: isoDay(), last: "" };
  const [leave, setLeave] = useState(blank);
  const [progress, setProgress] = useState<Progress>(AT_REST);
  const doing = useDoing("Bezig met bewaren…");
  const send = usePosting("/institutions/{number}/delegations", { number });
  useEffect(() => onWrong(isWrong(progress)), [progress]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const next = started(errorsIn(leave));
    setProgress(next);
    if (!next.busy) return;
    try {
      onMade(await send({ owner: leave.owner, delegate: leave.delegate, ...momentsOf(leave) }));
      setLeave(blank);
      setProgress(AT_REST);
    } catch (error) {
      setProgress(refused(inWords(error)));
    }
  };
  const owners = staff.all.filter(({ may_own }) => may_own);
  const change = (part: Partial<Leave>) => setLeave({ ...leave, ...part });
  const { errors, busy, refusal } = progress;
  return (
    <form class="narrow" noValidate onSubmit={(event) => void submit(event)} aria-labelledby="new-leave">
      <h2 id="new-leave">Laat u vervangen{isAdmin ? ", of een collega" : ""}</h2>
      <ErrorSummary errors={errors} labels={LABELS} />
      <Refusal error={refusal} />
      {isAdmin ? (
        <SelectField name="owner" label={LABELS.owner} required value={leave.owner} onValue={(owner) => change({ owner })} options={choices(owners)} none="Kies een collega" error={errors["owner"]} />
      ) : null}
      <SelectField
        name="delegate"
        label={LABELS.delegate}
        required
        value={leave.delegate}
        onValue={(delegate) => change({ delegate })}
        options={choices(owners.filter(({ id }) => id !== leave.owner))}
        none="Kies een collega"
        error={errors["delegate"]}
      />
      <DayField name="from" label={LABELS.from} required value={leave.first} onValue={(first) => change({ first })} error={errors["from"]} quick={[["vandaag", 0], ["morgen", 1]]} />
      <DayField
        name="until"
        label={LABELS.until}
        hint="Hoogstens een jaar. Vroeger stoppen kan altijd."
        required
        value={leave.last}
        onValue={(last) => change({ last })}
        error={errors["until"]}
        quick={[["over 2 weken", 14], ["over 3 maanden", 91]]}
      />
      <p class="buttons">
        <button class="first" disabled={busy}>
          {busy ? doing : "Bewaar"}
        </button>
      </p>
    </form>
  );
}
