// A word beforehand, such as the name of a method that the whole school will write about.

import { useState } from "preact/hooks";
import { sentenceOf } from "../../api/problem";
import type { Schemas } from "../../api/types";
import { TextField } from "../../parts/fields";
import { errorsOf, focusField } from "../../parts/form";
import { tell } from "../../parts/undo";

const MOST = 200; // characters

export function AddWord({ onAdd }: { onAdd: (word: string) => Promise<Schemas["Word"]> }) {
  const [word, setWord] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const wrong = wrongIn(word);
    setError(wrong);
    if (wrong) return focusField("word");
    setBusy(true);
    try {
      const added = await onAdd(word.trim());
      setWord("");
      tell(`“${added.word}” staat in de lijst.`);
    } catch (refused) {
      setError(errorsOf(refused)["word"] ?? sentenceOf(refused));
    }
    setBusy(false);
  };
  return (
    <form class="inset" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        name="word"
        label="Woord of naam"
        hint="Bijvoorbeeld een toets, een methode of een organisatie. Nooit een leerling of een leerkracht."
        value={word}
        onValue={setWord}
        error={error}
        most={MOST}
        required
      />
      <p class="buttons">
        <button class="first" disabled={busy}>
          Voeg toe
        </button>
      </p>
    </form>
  );
}

function wrongIn(word: string): string | undefined {
  if (!word.trim()) return "Schrijf eerst het woord.";
  return word.trim().length > MOST ? `Een woord telt hoogstens ${MOST} tekens.` : undefined;
}
