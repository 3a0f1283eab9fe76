// A new school year asks of what is still open whether it goes on: one click of who may answers.

import { useState } from "preact/hooks";
import { post } from "../api/outbox";
import { get, readAgain } from "../api/read";
import type { Schemas } from "../api/types";
import { useDoing } from "../parts/doing";
import { keepingFocus } from "../parts/focus";
import { tell, tellWrong } from "../parts/undo";
import { useRights } from "../session/rights";

type Status = Schemas["Registration"]["status"];
type Place = { dossier_id: string; registration_id: string };

const ONE = "/dossiers/{dossier_id}/registrations/{registration_id}";
const ANSWERS: [Status, string, string][] = [
  ["in_progress", "Verdergaan", "De registratie gaat dit schooljaar verder."],
  ["closed", "Afronden", "De registratie is afgerond. Wat nog wachtte, wacht niet meer."],
];

/** Its owner decides, who stands in for them, or an administrator. */
export default function NewYear({ dossier_id, registration_id, text, mine }: Schemas["Todo"]) {
  const { isClbAdmin } = useRights(dossier_id);
  if (!mine && !isClbAdmin) return <span class="quiet"> · De eigenaar beslist.</span>;
  return <Answers path={{ dossier_id, registration_id }} text={text} />;
}

function Answers({ path, text }: { path: Place; text: string }) {
  const [busy, setBusy] = useState<Status>();
  const doing = useDoing();
  const answer = async (status: Status, done: string) => {
    setBusy(status);
    try {
      const back = await keep(path, status);
      tell(done, status === "closed" ? back : undefined);
    } catch (error) {
      tellWrong(error);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <span class="row">
      {ANSWERS.map(([status, word, done]) => (
        <button key={status} type="button" disabled={busy !== undefined} aria-label={`${word}: ${text}`} onClick={() => void keepingFocus(() => answer(status, done))}>
          {busy === status ? doing : word}
        </button>
      ))}
    </span>
  );
}

/** Over the registration as it is now; returns what puts its status back. */
async function keep(path: Place, status: Status): Promise<() => Promise<void>> {
  const { value } = await get(ONE, { path });
  const kept = await send(path, status, value.version);
  return async () => void (await send(path, value.status, kept.version));
}

async function send(path: Place, status: Status, version: number) {
  const kept = await post(`${ONE}/status`, { path, body: { status }, version });
  readAgain("worklist");
  return kept;
}
