// What lies in the trash says so, and who keeps it takes it out again.

import { useState } from "preact/hooks";
import { tellWrong } from "../../parts/undo";
import { day, dayAndYear } from "../../words/dates";
import type { Schemas } from "../../api/types";
import type { Scene } from "./scene";
import { restoreRegistration } from "./trash";
import { restorableUntil } from "./trash-reason";

type Trashed = Schemas["Trashed"];

export default function Banner({ scene, trashed }: { scene: Scene; trashed: Trashed }) {
  const [busy, setBusy] = useState(false);
  const by = scene.people.all.find(({ id }) => id === trashed.by)?.name;
  const back = async () => {
    setBusy(true);
    await restoreRegistration(scene).catch(tellWrong);
    setBusy(false);
  };
  return (
    <div class="note">
      <p>
        In de prullenbak sinds {day(trashed.at)}
        {by ? `, door ${by}` : ""}. Reden: {trashed.reason}
      </p>
      <p>
        De eigenaar of de lokale beheerder van het CLB kan ze terugzetten tot {dayAndYear(restorableUntil(trashed.at))}.
      </p>
      {scene.may.keep ? (
        <button type="button" disabled={busy} onClick={() => void back()}>
          Zet terug
        </button>
      ) : null}
    </div>
  );
}
