// The session ended while somebody was at work: over the page, which stays as it is.

import { flushDrafts } from "../device/drafts";
import { signIn } from "../session/session";
import { Dialog } from "./dialog";

const WORDS = {
  blocked: ["Uw toegang is geblokkeerd", "Spreek uw lokale beheerder aan: die kan de blokkering opheffen."],
  otherwise: ["Uw aanmelding is verlopen", "Meld u opnieuw aan om verder te werken."],
} as const;

export default function Expired({ why = "otherwise" }: { why?: keyof typeof WORDS }) {
  const [title, what] = WORDS[why];
  const again = async () => {
    await flushDrafts();
    await signIn();
  };
  return (
    <Dialog title={title}>
      <p>{what} Wat u typte, is op dit toestel bewaard en staat er straks weer.</p>
      <p class="buttons">
        <button type="button" class="first" onClick={() => void again()}>
          Meld opnieuw aan
        </button>
      </p>
    </Dialog>
  );
}
