// The button that sends a form, in sight as long as the form is.

import { isWaiting, outbox } from "../api/outbox";
import { time } from "../words/dates";
import { useLive } from "./live";
import "./submit-bar.css";

interface Props {
  action: string;
  busy: boolean;
  /** When this device last kept the draft. */
  savedAt: number | undefined;
}

export function SubmitBar({ action, busy, savedAt }: Props) {
  const doing = isWaiting(useLive(outbox)) ? "Wacht op verbinding…" : "Bezig met versturen…";
  return (
    <div class="submit-bar">
      <button type="submit" class="first" disabled={busy}>
        {busy ? doing : action}
      </button>
      <p class="quiet">{savedAt ? `Concept bewaard om ${time(savedAt)}` : ""}</p>
    </div>
  );
}
