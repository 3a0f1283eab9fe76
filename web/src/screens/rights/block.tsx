// The emergency block: nothing works here at once, until it is lifted.

import { useState } from "preact/hooks";
import type { Reading } from "../../api/read";
import { useDoing } from "../../parts/doing";
import { focusField } from "../../parts/form";
import { keepingFocus } from "../../parts/focus";
import { tell } from "../../parts/undo";
import { Refusal } from "../registration/refusal";
import { errorsFrom, setBlock } from "./carry-out";
import { Guard, ReasonField } from "./guarded-fields";
import { reasonError } from "./plan";
import { nameOf, type Person } from "./words";

interface Props {
  number: string;
  person: Person;
  reading: Reading<Person>;
}

const WORDS = {
  block: {
    title: "Blokkeer meteen",
    text: "Schrijven en aanmelden stopt onmiddellijk, lezen ten laatste na een kwartier. Gebruik dit in nood, zoals bij een gestolen wachtwoord. U kunt het opheffen.",
    why: "Reden van de blokkering",
    told: "geblokkeerd",
  },
  lift: {
    title: "Hef de blokkering op",
    text: "Wat eerder toegekend is en nog loopt, werkt dan weer.",
    why: "Reden om ze op te heffen",
    told: "niet meer geblokkeerd",
  },
};

export default function Block(props: Props) {
  const words = props.person.blocked ? WORDS.lift : WORDS.block;
  return (
    <details>
      <summary>
        <h2>{words.title}</h2>
      </summary>
      <p>{words.text}</p>
      <BlockForm {...props} />
    </details>
  );
}

function BlockForm({ number, person, reading }: Props) {
  const [reason, setReason] = useState("");
  const { busy, wrong, error, submit } = useBlock(number, person, reading, reason, () => setReason(""));
  const words = person.blocked ? WORDS.lift : WORDS.block;
  const doing = useDoing();
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void keepingFocus(submit);
  };
  return (
    <form class="narrow" noValidate onSubmit={onSubmit}>
      <Guard number={number}>
        <ReasonField name="block-reason" label={words.why} hint="" value={reason} onValue={setReason} error={wrong} />
      </Guard>
      <Refusal error={error} />
      <p class="buttons">
        <button disabled={busy}>{busy ? doing : words.title}</button>
      </p>
    </form>
  );
}

function useBlock(number: string, person: Person, reading: Reading<Person>, reason: string, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [error, setError] = useState<unknown>();
  const turn = async (blocked: boolean, why: string) => {
    reading.replace(await setBlock(number, person, blocked, why));
    void reading.reload(); // it knows by name who did it
  };
  const submit = async () => {
    const missing = reasonError(reason);
    setWrong(missing);
    setError(undefined);
    if (missing) return focusField("block-reason");
    setBusy(true);
    try {
      const { blocked } = person;
      await turn(!blocked, reason.trim());
      onDone();
      const told = blocked ? WORDS.lift.told : WORDS.block.told;
      tell(`${nameOf(person)} is ${told}.`, () => turn(blocked, "Ongedaan gemaakt"));
    } catch (refusal) {
      setWrong(errorsFrom(refusal)["reason"]);
      setError(refusal);
    }
    setBusy(false);
  };
  return { busy, wrong, error, submit };
}
