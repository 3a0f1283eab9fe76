// A reply is written here: kept on this device while it is typed, placed with Ctrl+Enter.

import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { useDraft } from "../../device/drafts";
import { Choice, TextField, Written } from "../../parts/fields";
import { useLive } from "../../parts/live";
import { REPLY_KIND } from "../../words/nl";
import { time } from "../../words/dates";
import { focusReply } from "./focus-reply";
import type { Scene } from "./scene";
import { leftOver, remove, sendReply } from "./send-reply";
import { replyKey, sending, sendingIn, type Written as Reply } from "./sending";
import { goalOf, REPLY } from "./sheets";
import { useSendKey } from "./send-key";

const MOST = 4000; // characters

export default function Composer({ scene }: { scene: Scene }) {
  const { written, error, write, submit, savedAt } = useComposer(scene);
  const asks = `Een vraag wacht op een antwoord van ${scene.side === "clb" ? "de school" : "het CLB"}.`;
  const form = useSendKey();
  return (
    <form ref={form} onSubmit={submit} onClickCapture={once} noValidate aria-label="Uw reactie">
      <Written.Provider value={{ goal: goalOf(scene.place) }}>
        <TextField
          name="reply"
          label="Uw reactie"
          hint="Schrijf geen namen van leerlingen of leerkrachten."
          value={written.text}
          onValue={(text) => write({ ...written, text })}
          error={error}
          most={MOST}
          lines={4}
          required
        />
      </Written.Provider>
      <Choice
        name="kind"
        label="Soort"
        value={written.kind}
        onValue={(kind) => write({ ...written, kind })}
        options={REPLY_KIND}
        inline
      />
      <p class="buttons">
        <button class="first">Reactie plaatsen</button>
        <span class="quiet" role="status">
          {written.kind === "question" ? asks : ""}
        </span>
        <span class="quiet">{savedAt ? `Concept bewaard om ${time(savedAt)}` : ""}</span>
      </p>
    </form>
  );
}

/** The second click of two lands on what moved to its place. */
function once(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}

function useComposer(scene: Scene) {
  const { place, thread, personId } = scene;
  const draft = useDraft<Reply>(replyKey(place), REPLY.blank);
  const [kind, setKind] = useState(REPLY.blank.kind);
  const [error, setError] = useState<string>();
  const write = (written: Reply) => {
    setKind(written.kind);
    if (written.text) draft.set(written);
    else draft.clear();
  };
  useEffect(() => {
    if (draft.ready) void leftOver(place, thread, personId).then((left) => left.length && back(left));
  }, [draft.ready]);
  const back = (left: Reply[]) =>
    draft.set({ ...draft.value, ...left[0], text: joined(...left.map(({ text }) => text), draft.value.text) });
  useRefused(scene, draft.ready, (refused, why) => {
    back([refused]);
    setError(why || undefined);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = wrongIn(draft.value);
    setError(wrong);
    if (wrong) return focusReply();
    void sendReply(place, draft.value);
    write(REPLY.blank);
  };
  const written = draft.value.text ? draft.value : { text: "", kind }; // a kind alone is no draft
  return { written, savedAt: draft.savedAt, error, write, submit };
}

const joined = (...texts: string[]): string => [...new Set(texts.filter(Boolean))].join("\n\n");

function wrongIn({ text }: Reply): string | undefined {
  if (!text.trim()) return "Schrijf eerst uw reactie.";
  return text.length > MOST ? `Een reactie telt hoogstens ${MOST} tekens.` : undefined;
}

/** What was refused comes back to the field, with the reason: before a closed registration takes the field away. */
function useRefused({ place }: Scene, ready: boolean, onRefused: (written: Reply, why: string) => void): void {
  const refused = sendingIn(useLive(sending), place).find((one) => one.refused);
  useLayoutEffect(() => {
    if (!ready || !refused?.refused) return;
    remove(refused);
    onRefused(refused.written, refused.refused.error);
  }, [ready, refused]);
}
