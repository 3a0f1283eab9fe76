// Somebody seems to be named: what comes in the place of each name, or that it is none.

import { useState } from "preact/hooks";
import { type Found, type NamesAsked, rewritten, textAt, wordOf } from "../api/names";
import { Dialog } from "./dialog";
import { Choice } from "./fields";

const NO_NAME = "Dit is geen leerling of leerkracht";
const KEEP = "keep";
const INSTEAD: Record<string, string> = {
  "de leerling": "de leerling",
  "de leerkracht": "de leerkracht",
  "de klastitularis": "de klastitularis",
  "de ouder": "de ouder",
  [KEEP]: NO_NAME,
};
const LEFT_OUT: Record<string, string> = { "…": "Laat het weg", [KEEP]: NO_NAME };
const AROUND = 30; // characters shown on either side

export default function NamesFound({ asked: { body, found, answer } }: { asked: NamesAsked }) {
  const [choices, setChoices] = useState<Record<string, string>>({});
  const [isAsked, setAsked] = useState(false);
  const words = [...Map.groupBy(found, (one) => wordOf(body, one))];
  const send = () => {
    setAsked(true);
    if (!words.every(([word]) => choices[word])) return;
    const instead = Object.entries(choices).filter(([, choice]) => choice !== KEEP);
    answer(rewritten(body, found, new Map(instead)));
  };
  return (
    <Dialog title="Staat hier een naam?" onClose={() => answer(undefined)}>
      <p>Namen van leerlingen en leerkrachten horen niet in het dossier. Er is nog niets bewaard.</p>
      {words.map(([word, places]) => (
        <Choice
          key={word}
          name={`name-${word}`}
          label={`“${word}”`}
          hint={<Where body={body} found={places} />}
          value={choices[word] ?? ""}
          onValue={(choice) => setChoices({ ...choices, [word]: choice })}
          options={places[0]?.kind === "person" ? INSTEAD : LEFT_OUT}
          inline
          error={isAsked && !choices[word] ? "Kies wat er moet staan." : undefined}
        />
      ))}
      <p class="buttons">
        <button type="button" class="first" onClick={send}>
          Bewaar zo
        </button>
        <button type="button" onClick={() => answer(undefined)}>
          Terug naar mijn tekst
        </button>
      </p>
    </Dialog>
  );
}

/** Why it was marked, and the words around the first of its places. */
function Where({ body, found }: { body: unknown; found: Found[] }) {
  const [first, ...others] = found;
  if (!first) return null;
  const text = textAt(body, first.field);
  const more = others.length ? ` (en nog ${others.length} keer)` : "";
  return (
    <>
      {first.reason}: {first.start > AROUND ? "…" : ""}
      {text.slice(Math.max(0, first.start - AROUND), first.start)}
      <mark>{text.slice(first.start, first.end)}</mark>
      {text.slice(first.end, first.end + AROUND)}
      {text.length > first.end + AROUND ? "…" : ""}
      {more}
    </>
  );
}
