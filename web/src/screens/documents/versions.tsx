// Every file that a document was, the latest first; an older one can come back.

import { useState } from "preact/hooks";
import { post } from "../../api/outbox";
import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { keepingFocus } from "../../parts/focus";
import { Read } from "../../parts/states";
import { tell, tellWrong } from "../../parts/undo";
import { DOCUMENT } from "../../uploads/at-the-api";
import { sizeInWords } from "../../uploads/fit";
import { judgement } from "../../uploads/words";
import { when } from "../../words/dates";
import type { Document } from "./grouping";
import { type Shelf, showAgain } from "./shelf";
import { Download } from "./table";

type File = Schemas["File"];

export default function Versions({ shelf, document }: { shelf: Shelf; document: Document }) {
  const { dossier_id, id, version } = document;
  const path = { dossier_id, document_id: id };
  const reading = useReading(`versions ${id} ${version}`, () => get(`${DOCUMENT}/versions`, { path }));
  return (
    <Read reading={reading} rows={1}>
      {({ items }) => (
        <ul class="versions">
          {items.map((file) => (
            <Version key={file.number} shelf={shelf} document={document} file={file} />
          ))}
        </ul>
      )}
    </Read>
  );
}

function Version({ shelf, document, file }: { shelf: Shelf; document: Document; file: File }) {
  const { number, name, size, author, added_at, state, text_read, kept_as } = file;
  const isLatest = number === document.latest.number;
  return (
    <li>
      <p>
        <strong>Versie {number}</strong>: <bdi>{name}</bdi>, {sizeInWords(size)}
      </p>
      <p class="quiet">
        {when(added_at)}, {shelf.people.nameOf(author)}
        {kept_as ? `, teruggezet van versie ${kept_as}` : ""}. {judgement(file)}
        {state === "clean" && text_read === false ? " Er was geen tekst om na te lezen." : ""}
      </p>
      {state === "clean" ? (
        <p class="tools">
          <Download shelf={shelf} document={document} version={number} />
          {shelf.may && !isLatest ? <Restore document={document} file={file} /> : null}
        </p>
      ) : null}
    </li>
  );
}

function Restore({ document: { dossier_id, id, version, name, registration_id }, file: { number } }: { document: Document; file: File }) {
  const [busy, setBusy] = useState(false);
  const back = async () => {
    setBusy(true);
    try {
      const path = { dossier_id, document_id: id, version_number: String(number) };
      await post(`${DOCUMENT}/versions/{version_number}/restore`, { path, body: {}, version });
      tell(`Versie ${number} van “${name}” staat er weer.`);
      showAgain(dossier_id, registration_id);
    } catch (error) {
      tellWrong(error);
    }
    setBusy(false);
  };
  return (
    <button type="button" class="plain" disabled={busy} aria-label={`Zet versie ${number} terug`} onClick={() => void keepingFocus(back)}>
      Zet terug
    </button>
  );
}
