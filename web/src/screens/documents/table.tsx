// Documents in a table; where it is narrow each is a card. Roles stay, whatever the styles make of it.

import { ErrorBoundary, lazy } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";
import { useRewriting } from "../../api/names";
import { keepingFocus } from "../../parts/focus";
import { tellWrong } from "../../parts/undo";
import { sizeInWords } from "../../uploads/fit";
import { day } from "../../words/dates";
import { DOCUMENT_KIND } from "../../words/nl";
import { remove } from "./changes";
import { type Document, isUnshared } from "./grouping";
import { download, isMine, mayTrash, type Shelf } from "./shelf";
import { Standing } from "./standing";

export function Unshared({ shelf, documents, folders }: { shelf: Shelf; documents: Document[]; folders: string[] }) {
  const mine = documents.length <= FEW && documents.some(({ latest }) => isMine(shelf, latest));
  if (!shelf.may || !documents.length) return null;
  return (
    <details class="unshared" open={mine}>
      <summary>Niet gedeeld ({documents.length})</summary>
      <p class="quiet">Dit ziet alleen uw kant. Kies een ander bestand, of verwijder het.</p>
      <Table shelf={shelf} documents={documents} folders={folders} title="Niet gedeeld" />
    </details>
  );
}

const FEW = 3; // that hide little of the list below

const Tools = lazy(() => import("./tools"));
const FoundNames = lazy(() => import("./found-names"));

// Safari forgets what is a table once styles lay it out as something else; said, it stays one.
const [TABLE, GROUP, ROW, HEAD, NAME, CELL] = (["table", "rowgroup", "row", "columnheader", "rowheader", "cell"] as const).map((role) => ({ role }));
const HEADS = ["Naam", "Registratie", "Door", "Datum", "Grootte"];

export function Table({ shelf, documents, folders, title }: { shelf: Shelf; documents: Document[]; folders: string[]; title: string }) {
  const heads = shelf.registration ? HEADS.toSpliced(1, 1) : HEADS;
  return (
    <div class="documents">
      <table {...TABLE} aria-label={title.replaceAll("\u00AD", "")}>
        <thead {...GROUP}>
          <tr {...ROW}>
            {heads.map((head) => (
              <th key={head} {...HEAD} scope="col">
                {head}
              </th>
            ))}
            <th {...HEAD} scope="col">
              <span class="hidden">Knoppen</span>
            </th>
          </tr>
        </thead>
        <tbody {...GROUP}>
          {documents.map((document) => (
            <Row key={document.id} shelf={shelf} document={document} folders={folders} span={heads.length + 1} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ shelf, document, folders, span }: { shelf: Shelf; document: Document; folders: string[]; span: number }) {
  const { open, toggle, button } = useUnfolded(document.id);
  const { id, dossier_id, name, kind, latest, current, state, registration_id } = document;
  const asksMe = state === "flagged" && shelf.may && isMine(shelf, latest);
  const title = registration_id && (shelf.titles.get(registration_id) ?? "Naar de registratie");
  return (
    <>
      <tr {...ROW} class={open ? "opened" : ""}>
        <th {...NAME} scope="row" id={id}>
          <bdi>{name}</bdi> <span class="quiet">{DOCUMENT_KIND[kind]}</span>
          <Standing shelf={shelf} document={document} />
        </th>
        {shelf.registration ? null : (
          <td {...CELL}>{title ? <a href={`/dossiers/${dossier_id}/registraties/${registration_id}`}>{title}</a> : null}</td>
        )}
        <td {...CELL}>{shelf.people.nameOf(latest.author)}</td>
        <td {...CELL}>{day(latest.added_at)}</td>
        <td {...CELL}>{sizeInWords((current ?? latest).size)}</td>
        <td {...CELL} class="do">
          {current ? <Download shelf={shelf} document={document} /> : null}
          {isUnshared(document) && mayTrash(shelf, document) ? <Remove document={document} /> : null}
          <button type="button" class="plain" aria-expanded={open} aria-label={`Meer over ${name}`} ref={button} onClick={toggle}>
            Meer
          </button>
        </td>
      </tr>
      {asksMe || open ? (
        <tr {...ROW} class="below">
          <td {...CELL} colSpan={span}>
            <ErrorBoundary>
              {asksMe ? <FoundNames document={document} /> : null}
              {open ? <Tools shelf={shelf} document={document} folders={folders} /> : null}
            </ErrorBoundary>
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Remove({ document }: { document: Document }) {
  const [busy, setBusy] = useState(false);
  const away = async () => {
    setBusy(true);
    await remove(document);
    setBusy(false);
  };
  return (
    <button type="button" class="plain" disabled={busy} aria-label={`Verwijder ${document.name}`} onClick={() => void away()}>
      {busy ? "Bezig…" : "Verwijder"}
    </button>
  );
}

const unfolded = new Set<string>(); // documents: they stay so in another folder

/** Who moved a document finds it, and themselves, where it went. */
function useUnfolded(id: string) {
  const [open, setOpen] = useState(unfolded.has(id));
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open && document.activeElement === document.body) button.current?.focus();
  }, []);
  useRewriting(id, () => {
    setOpen(true);
    button.current?.focus();
  });
  const toggle = () => {
    unfolded[open ? "delete" : "add"](id);
    setOpen(!open);
  };
  return { open, toggle, button };
}

export function Download({ shelf, document, version }: { shelf: Shelf; document: Document; version?: number }) {
  const [busy, setBusy] = useState(false);
  const get = async () => {
    setBusy(true);
    await download(document, version).catch(tellWrong);
    setBusy(false);
  };
  const what = version ? `versie ${version} van ${document.name}` : document.name;
  return (
    <button type="button" class="plain" disabled={busy || !shelf.online} aria-label={`Download ${what}`} onClick={() => void keepingFocus(get)}>
      {busy ? "Bezig…" : "Download"}
    </button>
  );
}

