// The button that sends a form, in sight as long as the form is.

import { time } from "../words/dates";
import { useDoing } from "./doing";
import "./submit-bar.css";

interface Props {
  action: string;
  busy: boolean;
  /** When this device last kept the draft. */
  savedAt: number | undefined;
}

export function SubmitBar({ action, busy, savedAt }: Props) {
  const doing = useDoing("Bezig met versturen…");
  return (
    <div class="submit-bar">
      <button type="submit" class="first" disabled={busy}>
        {busy ? doing : action}
      </button>
      <p class="quiet">{savedAt ? `Concept bewaard om ${time(savedAt)}` : ""}</p>
    </div>
  );
}
