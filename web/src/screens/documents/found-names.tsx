// Somebody seems to be named in a file: who shared it looks, and replaces it or says that it is nobody.

import { useEffect, useState } from "preact/hooks";
import { request } from "../../api/client";
import { post } from "../../api/outbox";
import type { Schemas } from "../../api/types";
import { useOnline } from "../../parts/online";
import { Loading, Wrong } from "../../parts/states";
import { tell, tellWrong } from "../../parts/undo";
import { DOCUMENT } from "../../uploads/at-the-api";
import { KIND, namedAt, whereInWords } from "../../uploads/words";
import { replace } from "./changes";
import { FileButton } from "./choose";
import type { Document } from "./grouping";
import { focusOn, showAgain } from "./shelf";

type Found = Schemas["FoundName"];

export default function FoundNames({ document }: { document: Document }) {
  const { dossier_id, id, version, name, registration_id } = document;
  const online = useOnline();
  const { found, error } = useFound(document, online);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    const say = (confirmed: boolean, read: number) =>
      post(`${DOCUMENT}/confirm`, { path: { dossier_id, document_id: id }, body: { confirmed }, version: read });
    try {
      const kept = await say(true, version);
      tell(`“${name}” is gedeeld.`, async () => {
        await say(false, kept.version);
        showAgain(dossier_id, registration_id);
      });
      focusOn(id);
    } catch (wrong) {
      tellWrong(wrong);
    }
    setBusy(false);
    showAgain(dossier_id, registration_id);
  };
  return (
    <div class="inset" role="group" aria-label={`Namen in ${name}`}>
      <p>Niemand kan dit bestand al downloaden. Kijk na wat er staat:</p>
      {error ? <Wrong error={error} /> : null}
      {found ? <List found={found} document={document} /> : error || !online ? null : <Loading rows={1} />}
      {online ? (
        <p class="buttons">
          <FileButton word="Vervang het bestand" about={name} onFiles={(files) => replace(document, files)} />
          <button type="button" disabled={busy} aria-describedby={id} onClick={() => void confirm()}>
            {busy ? "Bezig…" : "Dit is geen leerling of leerkracht"}
          </button>
        </p>
      ) : (
        <p class="note">Beslissen kan pas weer met een verbinding.</p>
      )}
    </div>
  );
}

/** In clear, so never kept on this device. */
function useFound({ dossier_id, id, latest: { number } }: Document, online: boolean) {
  const [got, setGot] = useState<{ found?: Found[]; error?: unknown }>({});
  useEffect(() => {
    if (!online) return;
    const path = { dossier_id, document_id: id, version_number: String(number) };
    const asked = request("get", `${DOCUMENT}/versions/{version_number}/names`, { params: { path } });
    asked.then(
      (answer) => setGot({ found: (answer as Schemas["FoundNames"]).items }),
      (error: unknown) => setGot({ error }),
    );
  }, [id, number, online]);
  return got;
}

function List({ found, document: { latest } }: { found: Found[]; document: Document }) {
  if (!found.length) return <p>Hier lijkt iemand genoemd te worden: {namedAt(latest)}. De woorden zelf worden niet langer bewaard.</p>;
  return (
    <ul>
      {[...Map.groupBy(found, whereInWords)].map(([place, ones]) => (
        <li key={place}>
          {place}: {ones.map(({ words, kind }) => `“${words}” (${KIND[kind]})`).join(", ")}
        </li>
      ))}
    </ul>
  );
}
