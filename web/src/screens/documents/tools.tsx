// What can be done with a document, beside downloading it.

import { ErrorBoundary, lazy } from "preact-iso";
import { ConflictPlace } from "../registration/conflict-place";
import { useOpened } from "../registration/opened";
import { FileButton } from "./choose";
import type { Document } from "./grouping";
import { detach, pin, replace } from "./changes";
import { mayTrash, type Shelf } from "./shelf";

const Form = lazy(() => import("./form"));
const Versions = lazy(() => import("./versions"));
const DocumentTrash = lazy(() => import("./document-trash"));

type Name = "form" | "versions" | "trash";

export default function Tools({ shelf, document, folders }: { shelf: Shelf; document: Document; folders: string[] }) {
  const { opened, open, close, opener } = useOpened<Name>();
  const { name, kind, pinned, latest, id } = document;
  const { may, registration, online } = shelf;
  const button = (which: Name, word: string) => (
    <button type="button" ref={opener(which)} aria-describedby={id} aria-expanded={opened === which} onClick={() => (opened === which ? close() : open(which))}>
      {word}
    </button>
  );
  const act = (word: string, how: () => Promise<void>) => (
    <button type="button" aria-describedby={id} onClick={() => void how()}>
      {word}
    </button>
  );
  return (
    <>
      <p class="buttons">
        {may ? button("form", "Wijzig") : null}
        {may && kind === "cooperation_agreement" ? act(pinned ? "Niet meer geldig" : "Dit geldt nu", () => pin(document, !pinned)) : null}
        {may && online ? <FileButton word="Nieuwe versie" about={`van ${name}`} onFiles={(files) => replace(document, files)} /> : null}
        {button("versions", latest.number > 1 ? `Versies (${latest.number})` : "Gegevens")}
        {may && registration ? act("Haal van deze registratie", () => detach(document)) : null}
        {mayTrash(shelf, document) ? button("trash", "Naar de prullenbak") : null}
      </p>
      <ErrorBoundary>
        {opened === "form" ? <Form shelf={shelf} document={document} folders={folders} onDone={close} /> : null}
        {opened === "versions" ? <Versions shelf={shelf} document={document} /> : null}
        {opened === "trash" ? <DocumentTrash document={document} onCancel={close} /> : null}
      </ErrorBoundary>
      <ConflictPlace />
    </>
  );
}
