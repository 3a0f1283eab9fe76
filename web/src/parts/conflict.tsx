// Somebody else was first: both texts, side by side, and three ways to go on.

import { Dialog } from "./dialog";

export interface Difference {
  name: string;
  label: string;
  mine: string;
  theirs: string;
}

interface Props {
  differences: Difference[];
  onMine: () => void;
  onTheirs: () => void;
  /** Both texts below each other, to be edited before anything is kept; of texts only. */
  onMerge?: (() => void) | undefined;
}

export default function Conflict({ differences, onMine, onTheirs, onMerge }: Props) {
  return (
    <Dialog title="Iemand wijzigde dit terwijl u schreef" wide>
      <p>Niets is verloren. Vergelijk beide teksten en kies hoe u verdergaat.</p>
      {differences.map(({ name, label, mine, theirs }) => (
        <section key={name} class="versus" aria-label={label}>
          <h3>{label}</h3>
          <div>
            <h4>Uw tekst</h4>
            <p class="text">{mine || "(leeg)"}</p>
          </div>
          <div>
            <h4>De andere tekst</h4>
            <p class="text">{theirs || "(leeg)"}</p>
          </div>
        </section>
      ))}
      <p class="buttons">
        <button type="button" onClick={onMine}>
          Neem mijn tekst
        </button>
        <button type="button" onClick={onTheirs}>
          Neem de andere
        </button>
        {onMerge ? (
          <button type="button" class="first" onClick={onMerge}>
            Voeg samen
          </button>
        ) : null}
      </p>
    </Dialog>
  );
}

/** Their text with ours below it, where they differ and both say something. */
export function mergedText(mine: string, theirs: string): string {
  if (!mine || mine === theirs) return theirs;
  return theirs ? `${theirs}\n\n${mine}` : mine;
}
