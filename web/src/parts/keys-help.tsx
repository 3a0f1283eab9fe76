// The sheet of keys, under `?`.

import { Dialog } from "./dialog";
import { Check } from "./fields";
import { keysOn, switchKeys } from "./keys";
import { useLive } from "./live";

const SHEET: [string, string][] = [
  ["j", "Volgende registratie"],
  ["k", "Vorige registratie"],
  ["Enter", "Open de gekozen registratie"],
  ["r", "Reageer op de registratie"],
  ["Ctrl Enter", "Plaats wat u schreef"],
  ["n", "Nieuwe registratie (CLB)"],
  ["/", "Zoek in het dossier"],
  ["g d", "Naar uw dossiers"],
  ["g w", "Naar uw werklijst"],
  ["g h", "Naar de startpagina"],
  ["?", "Dit overzicht"],
];

export default function KeysHelp({ onClose }: { onClose: () => void }) {
  const on = useLive(keysOn);
  return (
    <Dialog title="Sneltoetsen" onClose={onClose}>
      <dl class="keys">
        {SHEET.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Check label="Sneltoetsen gebruiken" checked={on} onChecked={switchKeys} />
      <p class="buttons">
        <button type="button" class="first" onClick={onClose}>
          Sluit
        </button>
      </p>
    </Dialog>
  );
}
