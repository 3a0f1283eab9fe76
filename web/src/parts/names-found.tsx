// Somebody seems to be named: what comes in the place of each name, or that it is none.

import { useState } from "preact/hooks";
import type { NamesAsked } from "../api/names";
import { Dialog } from "./dialog";
import { KEEP, NameRow } from "./name-row";
import { groupsOf, rewritten } from "./name-words";

export default function NamesFound({ asked: { body, found, about, answer } }: { asked: NamesAsked }) {
  const [choices, setChoices] = useState<Record<string, string>>({});
  const [isAsked, setAsked] = useState(false);
  const groups = groupsOf(body, found);
  const send = () => {
    setAsked(true);
    if (!groups.every(({ word }) => choices[word])) return;
    const instead = Object.entries(choices).filter(([, choice]) => choice !== KEEP);
    answer(rewritten(body, found, new Map(instead)));
  };
  return (
    <Dialog title="Staat hier een naam?" onClose={() => answer(undefined)}>
      {about ? (
        <p>
          Bij het bestand <strong><bdi>{about}</bdi></strong>:
        </p>
      ) : null}
      <p>Namen van leerlingen en leerkrachten horen niet in het dossier. Er is nog niets {about ? "opgeladen" : "bewaard"}.</p>
      {groups.map((group) => (
        <NameRow
          key={group.word}
          body={body}
          group={group}
          chosen={choices[group.word] ?? ""}
          onChoose={(choice) => setChoices({ ...choices, [group.word]: choice })}
          error={isAsked && !choices[group.word] ? "Kies wat er moet staan." : undefined}
        />
      ))}
      <p class="buttons">
        <button type="button" class="first" onClick={send}>
          {about ? "Deel zo" : "Bewaar zo"}
        </button>
        <button type="button" onClick={() => answer(undefined)}>
          {about ? "Deel dit niet" : "Terug naar mijn tekst"}
        </button>
      </p>
    </Dialog>
  );
}
