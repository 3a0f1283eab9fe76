// Sharing: files of this device, of some kind and in some folder, several at once.

import { ErrorBoundary, lazy } from "preact-iso";
import { useLayoutEffect, useState } from "preact/hooks";
import { SelectField } from "../../parts/fields";
import { useLive } from "../../parts/live";
import { tellWrong } from "../../parts/undo";
import { KINDS_OF_FILE } from "../../uploads/fit";
import { share, shownThere, uploads } from "../../uploads/uploads";
import type { Schemas } from "../../api/types";
import { DOCUMENT_KIND } from "../../words/nl";
import { FileButton, useDropped } from "./choose";
import { FolderField } from "./folder-field";
import type { Shelf } from "./shelf";

const Uploads = lazy(() => import("../../uploads/panel"));

export function Share({ shelf, folders, folder = "" }: { shelf: Shelf; folders: string[]; folder?: string }) {
  const { dossier, registration, online } = shelf;
  const [kind, setKind] = useState("");
  const [typed, setTyped] = useState<string>();
  const into = (typed ?? folder).trim();
  const onFiles = (files: FileList) => {
    const place = {
      dossier_id: dossier,
      kind: (kind || "other") as Schemas["DocumentKind"],
      ...(into ? { folder: into } : {}),
      ...(registration ? { registration_id: registration } : {}),
    };
    if (online) void share(files, place).catch(tellWrong);
  };
  const over = useDropped(onFiles);
  if (!online) return <p class="note">Opladen en downloaden kan pas weer met een verbinding.</p>;
  return (
    <div class={over ? "share over" : "share"}>
      <p class="row">
        <FileButton word="Kies bestanden" first many onFiles={onFiles} />
        <span class="quiet">{over ? "Laat los om te delen." : "of sleep ze naar deze pagina"}</span>
      </p>
      <p class="hint">
        Tot 50 MB: {KINDS_OF_FILE}. Geen namen van leerlingen of leerkrachten, ook niet in de bestandsnaam.
      </p>
      <details>
        <summary>
          Soort en map{kind || into ? `: ${[DOCUMENT_KIND[kind as "other"] ?? "", into].filter(Boolean).join(", ")}` : ""}
        </summary>
        <div class="selects">
          <SelectField name="share-kind" label="Soort van deze bestanden" value={kind} onValue={setKind} options={DOCUMENT_KIND} none="Nog niet gekozen" required />
          <FolderField name="share-folder" label="Map van deze bestanden" value={typed ?? folder} onValue={setTyped} folders={folders} />
        </div>
      </details>
      <Under />
    </div>
  );
}

/** What is under way, beneath the button that started it: there it covers nothing. */
function Under() {
  const all = useLive(uploads);
  useLayoutEffect(() => {
    shownThere.set(true);
    return () => shownThere.set(false);
  }, []);
  return <ErrorBoundary>{all.length ? <Uploads all={all} /> : null}</ErrorBoundary>;
}
