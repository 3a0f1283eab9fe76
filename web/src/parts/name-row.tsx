// One thing that was found in a text, why, and what may become of it: to be chosen first, or done at once.

import { type Found, textAt } from "../api/names";
import { count } from "../words/nl";
import { Choice } from "./fields";
import { type Group, insteadOf, NO_NAME } from "./name-words";

export const KEEP = "keep";
const SHORT = 60; // characters that are seen at once
const AROUND = 30; // characters shown on either side

interface Props {
  body: unknown;
  group: Group;
  /** What comes in its place, or KEEP. */
  onChoose: (choice: string) => void;
  /** What was chosen; without it the choice is done at once. */
  chosen?: string;
  error?: string | undefined;
}

export function NameRow({ body, group: { word, places }, onChoose, chosen, error }: Props) {
  const [first] = places;
  const label = `“${word}”${places.length > 1 ? `, ${count(places.length, "keer", "keer")}` : ""}`;
  const keep = first.kind === "recognisable" ? "Dit mag blijven" : NO_NAME;
  const options = { ...insteadOf(first), [KEEP]: keep };
  const hint = <Why body={body} first={first} />;
  if (chosen !== undefined) {
    return <Choice name={`name-${word}`} label={label} hint={hint} value={chosen} onValue={onChoose} options={options} inline error={error} />;
  }
  return (
    <fieldset>
      <legend>{label}</legend>
      <p class="hint">{hint}</p>
      <p class="instead">
        {Object.entries(options).map(([choice, word]) => (
          <button key={choice} type="button" class={choice === KEEP ? "link" : ""} onClick={() => onChoose(choice)}>
            {word}
          </button>
        ))}
      </p>
    </fieldset>
  );
}

/** Why it was marked, and the words around the first of its places. */
function Why({ body, first: { field, start, end, reason } }: { body: unknown; first: Found }) {
  const text = textAt(body, field);
  if (text.length <= SHORT) return <>{reason}</>;
  return (
    <>
      {reason}: {start > AROUND ? "…" : ""}
      {text.slice(Math.max(0, start - AROUND), start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, end + AROUND)}
      {text.length > end + AROUND ? "…" : ""}
    </>
  );
}
