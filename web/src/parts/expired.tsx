// The session ended while somebody was at work: over the page, which stays as it is.

import { flushDrafts } from "../device/drafts";
import { signIn } from "../session/session";
import { Dialog } from "./dialog";

export default function Expired() {
  const again = async () => {
    await flushDrafts();
    await signIn();
  };
  return (
    <Dialog title="Uw aanmelding is verlopen">
      <p>Meld u opnieuw aan om verder te werken. Wat u typte, is op dit toestel bewaard en staat er straks weer.</p>
      <p class="buttons">
        <button type="button" class="first" onClick={() => void again()}>
          Meld opnieuw aan
        </button>
      </p>
    </Dialog>
  );
}
