// The page was opened without a network: there is no token yet.

import { flushDrafts } from "../device/drafts";
import { signIn } from "../session/session";

export default function Reconnect() {
  const again = async () => {
    await flushDrafts();
    await signIn();
  };
  return (
    <p class="strip">
      U leest wat dit toestel bewaarde.{" "}
      <button type="button" class="link" onClick={() => void again()}>
        Verbind opnieuw
      </button>
    </p>
  );
}
