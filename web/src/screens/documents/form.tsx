// What a document is called, of which kind it is, and where it stands.

import { useEffect, useRef, useState } from "preact/hooks";
import { SelectField, TextField, Written } from "../../parts/fields";
import { AT_REST, refused, started } from "../../parts/progress";
import { DOCUMENT_KIND } from "../../words/nl";
import { Refusal } from "../registration/refusal";
import { revise, fieldsOf } from "./changes";
import { FolderField } from "./folder-field";
import type { Document } from "./grouping";
import type { Shelf } from "./shelf";

const LONGEST = 120; // characters

export default function Form({ shelf, document, folders, onDone }: {
  shelf: Shelf;
  document: Document;
  folders: string[];
  onDone: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState(() => fieldsOf(document));
  const [{ busy, errors, refusal }, setProgress] = useState(AT_REST);
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const wrong: Record<string, string> = fields.name.trim() ? {} : { name: "Geef het document een naam." };
    setProgress(started(wrong));
    if (wrong["name"]) return;
    await revise(document, changedIn(fieldsOf(document), withExtension(fields, document.name)), "Het document is gewijzigd.").then(onDone, (error: unknown) =>
      setProgress(refused(error)),
    );
  };
  const registrations = { ...(fields.registration_id ? { [fields.registration_id]: "De registratie van nu" } : {}), ...Object.fromEntries(shelf.titles) };
  return (
    <form class="inset" ref={form} aria-label={`Wijzig ${document.name}`} onSubmit={(event) => void submit(event)} noValidate>
      <Written.Provider value={{ goal: { dossier_id: document.dossier_id }, stands: [document.name] }}>
        <TextField name="name" label="Naam" value={fields.name} onValue={(name) => set({ name })} error={errors["name"]} most={LONGEST} required />
      </Written.Provider>
      <div class="selects">
        <SelectField name="kind" label="Soort" value={fields.kind} onValue={(kind) => set({ kind: kind || fields.kind })} options={DOCUMENT_KIND} none="Kies" required />
        <FolderField name="folder" value={fields.folder} onValue={(folder) => set({ folder })} folders={folders} error={errors["folder"]} />
        <SelectField
          name="registration_id"
          label="Bij een registratie"
          value={fields.registration_id}
          onValue={(registration_id) => set({ registration_id })}
          options={registrations}
          none="Geen"
        />
      </div>
      <Refusal error={refusal} />
      <p class="buttons">
        <button class="first" disabled={busy}>
          {busy ? "Bezig…" : "Bewaar"}
        </button>
        <button type="button" class="plain" onClick={onDone}>
          Annuleer
        </button>
      </p>
    </form>
  );
}

/** Who leaves out what a file is, means what it was. */
const withExtension = <F extends { name: string }>(fields: F, was: string): F =>
  /\.[a-z]{2,5}$/i.test(fields.name.trim()) ? fields : { ...fields, name: `${fields.name.trim()}${/\.\w+$/.exec(was)?.[0] ?? ""}` };

/** What was not touched is not sent over what somebody else made of it. */
const changedIn = <F extends Record<string, string>>(before: F, now: F): Partial<F> =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== before[name])) as Partial<F>;
