// A goal, an agreement or a reply: a new one, or another text of one that is there.

import { useEffect, useState } from "preact/hooks";
import { useDraft } from "../../device/drafts";
import { type Errors, errorsOf } from "../../parts/form";
import { tell } from "../../parts/undo";
import { time } from "../../words/dates";
import { fieldsOf, missingIn } from "./entry-fields";
import { Refusal } from "./refusal";
import { save } from "./saving";
import type { Scene } from "./scene";
import { useSendKey } from "./send-key";
import { show, takeBack } from "./settle";
import type { FieldsOf, Sheet } from "./sheets";
import type { EntryOf, List } from "./thread";

interface Props<L extends List> {
  scene: Scene;
  sheet: Sheet<L>;
  /** The one that is changed; without it, a new one. */
  entry?: EntryOf<L>;
  onDone: () => void;
}

/** What is typed, over which version. */
interface Typed<L extends List> {
  fields: FieldsOf[L];
  read?: EntryOf<L> | undefined;
}

export default function EntryForm<L extends List>(props: Props<L>) {
  const { typed, write, savedAt, errors, error, busy, submit, cancel } = useEntryForm(props);
  const form = useSendKey();
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  return (
    <form class="inset" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      {fieldsOf(props.sheet.list, { fields: typed.fields, errors, onFields: write })}
      <Refusal error={error} />
      <p class="buttons">
        <button class="first" disabled={busy}>
          {busy ? "Wordt bewaard…" : "Bewaar"}
        </button>
        <button type="button" class="plain" onClick={cancel}>
          Annuleer
        </button>
        <span class="quiet">{savedAt ? `Concept bewaard om ${time(savedAt)}` : ""}</span>
      </p>
    </form>
  );
}

function useEntryForm<L extends List>({ scene, sheet, entry, onDone }: Props<L>) {
  const { place } = scene;
  const key = `registration ${place.dossier_id} ${place.registration_id} ${sheet.list} ${entry?.id ?? "new"}`;
  const draft = useDraft<Typed<L>>(key, { fields: entry ? sheet.fieldsOf(entry) : sheet.blank, read: entry });
  const [errors, setErrors] = useState<Errors>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const end = () => {
    draft.clear();
    onDone();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const missing = missingIn(sheet.list, draft.value.fields);
    setErrors(missing);
    setError(undefined);
    if (Object.keys(missing).length) return focusFirst(event, missing);
    setBusy(true);
    try {
      const unfinished = await keepTyped(scene, sheet, draft.value);
      if (unfinished) draft.set(unfinished);
      else end();
    } catch (refused) {
      setErrors(errorsOf(refused));
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const write = (fields: FieldsOf[L]) => draft.set({ ...draft.value, fields });
  return { typed: draft.value, savedAt: draft.savedAt, write, errors, error, busy, submit, cancel: end };
}

/** Throws what was refused; gives back what has to be brought together first. */
async function keepTyped<L extends List>(
  { place }: Scene,
  sheet: Sheet<L>,
  { fields, read }: Typed<L>,
): Promise<Typed<L> | undefined> {
  if (!read) {
    show(place, sheet, await sheet.add(place, fields));
    return undefined;
  }
  const send = (mine: FieldsOf[L], version: number) => sheet.revise({ ...place, entry_id: read.id }, mine, version);
  const saved = await save({ read, mine: fields, fieldsOf: sheet.fieldsOf, send, words: sheet.words });
  if ("mine" in saved) return { read: saved.read, fields: saved.mine };
  const { kept } = saved;
  show(place, sheet, kept);
  tell(`${sheet.name} is bewaard.`, () => takeBack(place, sheet, kept, sheet.fieldsOf(read)));
  return undefined;
}

function focusFirst(event: Event, errors: Errors): void {
  const form = (event.target as HTMLElement).closest("form");
  form?.querySelector<HTMLElement>(`[name="${Object.keys(errors)[0]}"]`)?.focus();
}
