// Signing out clears this device; who still has texts that were not sent is told so first.

import { useEffect, useState } from "preact/hooks";
import { outbox } from "../api/outbox";
import { draftCount } from "../device/store";
import { signOut } from "../session/session";
import { isUnderWay, uploads } from "../uploads/uploads";
import { count } from "../words/nl";
import { Dialog } from "./dialog";

export default function Leaving({ onStay }: { onStay: () => void }) {
  const [unsent, setUnsent] = useState<number>();
  const uploading = uploads.value.filter(isUnderWay).length;
  useEffect(() => {
    void draftCount().then((drafts) => {
      const all = drafts + outbox.value.length;
      if (all === 0 && uploading === 0) void signOut();
      else setUnsent(all);
    });
  }, []);
  if (unsent === undefined) return null;
  return (
    <Dialog title="Er is nog niet alles verstuurd" onClose={onStay}>
      <p>
        {unsent ? `Op dit toestel ${unsent === 1 ? "staat" : "staan"} nog ${count(unsent, "concept", "concepten")}. ` : ""}
        {uploading ? `Er ${uploading === 1 ? "wordt" : "worden"} nog ${count(uploading, "bestand", "bestanden")} opgeladen. ` : ""}
        Wie zich afmeldt, wist alles van dit toestel.
      </p>
      <p class="buttons">
        <button type="button" class="first" onClick={onStay}>
          Blijf aangemeld
        </button>
        <button type="button" onClick={() => void signOut()}>
          Wis en meld af
        </button>
      </p>
    </Dialog>
  );
}
