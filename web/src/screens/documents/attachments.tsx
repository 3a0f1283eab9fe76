// The documents that hang at a registration: one can be added, from this device or from the library.

import { ErrorBoundary, lazy } from "preact-iso";
import { useOnline } from "../../parts/online";
import { useRights } from "../../session/rights";
import { useOpened } from "../registration/opened";
import type { Scene } from "../registration/scene";
import { foldersOf, shownTo } from "./grouping";
import { useJudging } from "./reading";
import { Share } from "./share";
import type { Shelf } from "./shelf";
import { Table, Unshared } from "./table";
import "./documents.css";

const Attach = lazy(() => import("./attach"));

export function Attachments({ scene }: { scene: Scene }) {
  const { thread, place, people, may, reload } = scene;
  const online = useOnline();
  const rights = useRights(place.dossier_id);
  const { opened, open, close, opener } = useOpened<"attach">();
  const titles = new Map([[thread.id, thread.title]]);
  const shelf: Shelf = { dossier: place.dossier_id, registration: thread.id, may: may.write, rights, people, titles, online };
  const { documents } = thread;
  useJudging(documents, reload);
  const { listed, unshared } = shownTo(rights.side, documents);
  const folders = foldersOf(documents);
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">Documenten</h2>
      {listed.length ? (
        <Table shelf={shelf} documents={listed} folders={folders} title="Documenten" />
      ) : (
        <p class="quiet">Nog geen documenten.</p>
      )}
      <Unshared shelf={shelf} documents={unshared} folders={folders} />
      {may.write ? <Share shelf={shelf} folders={folders} /> : null}
      {may.write && online && !opened ? (
        <p class="buttons">
          <button type="button" ref={opener("attach")} onClick={() => open("attach")}>
            Kies uit Documenten
          </button>
        </p>
      ) : null}
      <ErrorBoundary>{opened ? <Attach shelf={shelf} onDone={close} /> : null}</ErrorBoundary>
    </section>
  );
}
