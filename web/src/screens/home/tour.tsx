// In three steps, for who is here for the first time; it can be left at any step.

import { useState } from "preact/hooks";
import { Dialog } from "../../parts/dialog";

const STEPS: { title: string; text: string; more: string }[] = [
  {
    title: "Het CLB start een registratie",
    text: "Een signaal, een vraag of een overleg met het schoolteam: vier gegevens zijn genoeg, de rest kan later. Er staan nooit namen van leerlingen of leerkrachten in.",
    more: "registreren",
  },
  {
    title: "De school reageert",
    text: "Welke stappen zette u, wat spreekt u af, waar wilt u naartoe? U schrijft het bij de registratie. Stelt u een vraag, dan ziet uw partner dat u wacht.",
    more: "reageren",
  },
  {
    title: "Samen opvolgen",
    text: "Beide partners zien hetzelfde. Wat nieuw is en wat op u wacht, staat bovenaan in het dossier. Het overzicht blijft, ook als collega's wisselen.",
    more: "opvolgen",
  },
];

export default function Tour({ onClose }: { onClose: () => void }) {
  const [at, setAt] = useState(0);
  const step = STEPS[at];
  if (!step) return null;
  const isLast = at === STEPS.length - 1;
  return (
    <Dialog title={`Stap ${at + 1} van ${STEPS.length}`} onClose={onClose}>
      <div aria-live="polite">
        <h3>{step.title}</h3>
        <p>{step.text}</p>
      </div>
      <p>
        <a href={`/handleiding/${step.more}`} onClick={onClose}>
          Lees meer in de handleiding
        </a>
      </p>
      <p class="buttons">
        {at > 0 ? (
          <button type="button" onClick={() => setAt(at - 1)}>
            Vorige
          </button>
        ) : null}
        <button type="button" class="first" onClick={() => (isLast ? onClose() : setAt(at + 1))}>
          {isLast ? "Aan de slag" : "Volgende"}
        </button>
        {isLast ? null : (
          <button type="button" class="plain" onClick={onClose}>
            Sla over
          </button>
        )}
      </p>
    </Dialog>
  );
}
