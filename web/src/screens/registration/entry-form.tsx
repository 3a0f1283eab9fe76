// A goal, an agreement or a reply: a new one, or another text of one that is there.

import { useEffect, useState } from "preact/hooks";
import { isWaiting, outbox } from "../../api/outbox";
import { type Draft, useDraft } from "../../device/drafts";
import { keep } from "../../device/store";
import { RestoredDraft } from "../../parts/draft-state";
import { Written } from "../../parts/fields";
import { type Errors, errorsOf } from "../../parts/form";
import { useLive } from "../../parts/live";
import { tell } from "../../parts/undo";
import { time } from "../../words/dates";
import { fieldsOf, missingIn } from "./entry-fields";
import { isOutdated } from "./in-words";
import { isSame } from "./left-typed";
import { Refusal } from "./refusal";
import { didChange, save } from "./saving";
import type { Scene } from "./scene";
import { useSendKey } from "./send-key";
import { show, tellKept } from "./settle";
import { type FieldsOf, goalOf, type Sheet } from "./sheets";
import type { EntryOf, List } from "./thread";
import { tellAdded } from "./trash";
import { type Typed, typedKey } from "./typed";

interface Props<L extends List> {
  scene: Scene;
  sheet: Sheet<L>;
  /** The one that is changed; without it, a new one. */
  entry?: EntryOf<L>;
  /** Somebody opened it, and goes on in it. */
  isAsked: boolean;
  onDone: () => void;
  /** Opens it again, after what was typed came back. */
  onBack: () => void;
}

type FormProps<L extends List> = Props<L> & { draft: Draft<Typed<L>>; before: FieldsOf[L] };

export default function EntryForm<L extends List>(props: Props<L>) {
  const { scene, sheet, entry } = props;
  const [before] = useState(() => (entry ? sheet.fieldsOf(entry) : sheet.blank));
  const key = typedKey(scene.place, sheet.list, entry?.id);
  const draft = useDraft<Typed<L>>(key, { fields: before, read: entry });
  return draft.ready ? <Form {...props} draft={draft} before={before} /> : null;
}

function Form<L extends List>(props: FormProps<L>) {
  const { draft, sheet, scene, before, isAsked } = props;
  const { errors, error, busy, submit } = useSubmit(props);
  const { write, cancel } = useTyping(props);
  const waits = isWaiting(useLive(outbox));
  const form = useSendKey();
  useEffect(() => {
    if (isAsked) form.current?.querySelector("textarea")?.focus();
  }, []);
  return (
    <form class="inset" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <RestoredDraft draft={draft} />
      <Written.Provider value={{ goal: goalOf(scene.place), stands: Object.values(before) }}>
        {fieldsOf(sheet.list, { fields: draft.value.fields, errors, onFields: write })}
      </Written.Provider>
      <Refusal error={error} />
      <p class="buttons">
        <button class="first" disabled={busy}>
          {busy ? (waits ? "Wacht op verbinding…" : "Wordt bewaard…") : "Bewaar"}
        </button>
        <button type="button" class="plain" onClick={cancel}>
          Annuleer
        </button>
        <span class="quiet">{draft.savedAt ? `Concept bewaard om ${time(draft.savedAt)}` : ""}</span>
      </p>
    </form>
  );
}

/** What is as it was, is no draft. */
function useTyping<L extends List>({ scene, sheet, entry, draft, before, onDone, onBack }: FormProps<L>) {
  const isTyped = (fields: FieldsOf[L]) => !isSame(fields, before);
  const write = (fields: FieldsOf[L]) => (isTyped(fields) ? draft.set({ ...draft.value, fields }) : draft.clear());
  const cancel = () => {
    const { value } = draft;
    draft.clear();
    onDone();
    if (!isTyped(value.fields)) return;
    tell("Concept gewist.", async () => {
      await keep("drafts", typedKey(scene.place, sheet.list, entry?.id), value);
      onBack();
    });
  };
  return { write, cancel };
}

function useSubmit<L extends List>({ scene, sheet, draft, onDone }: FormProps<L>) {
  const [errors, setErrors] = useState<Errors>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const missing = missingIn(sheet.list, draft.value.fields);
    setErrors(missing);
    setError(undefined);
    if (Object.keys(missing).length) return focusFirst(event, missing);
    setBusy(true);
    try {
      const unfinished = await keepTyped(scene, sheet, draft.value);
      if (unfinished) return draft.set(unfinished);
      draft.clear();
      onDone();
    } catch (refused) {
      setErrors(errorsOf(refused));
      setError(refused);
      if (isOutdated(refused)) void scene.reload();
    } finally {
      setBusy(false);
    }
  };
  return { errors, error, busy, submit };
}

/** Throws what was refused; gives back what has to be brought together first. */
async function keepTyped<L extends List>(
  { place }: Scene,
  sheet: Sheet<L>,
  { fields, read }: Typed<L>,
): Promise<Typed<L> | undefined> {
  if (!read) {
    const added = await sheet.add(place, fields);
    show(place, sheet, added);
    tellAdded(place, sheet, added);
    return undefined;
  }
  const send = (mine: FieldsOf[L], version: number) => sheet.revise({ ...place, entry_id: read.id }, mine, version);
  const saved = await save({ read, mine: fields, fieldsOf: sheet.fieldsOf, send, words: sheet.words });
  if ("mine" in saved) return { read: saved.read, fields: saved.mine };
  show(place, sheet, saved.kept);
  tellKept(place, sheet, saved, didChange(saved) ? `${sheet.name} is bewaard.` : "Er was niets gewijzigd.");
  return undefined;
}

function focusFirst(event: Event, errors: Errors): void {
  const form = (event.target as HTMLElement).closest("form");
  form?.querySelector<HTMLElement>(`[name="${Object.keys(errors)[0]}"]`)?.focus();
}
