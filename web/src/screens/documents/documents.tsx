// S5: the documents of a dossier: what both partners keep together.

import { useState } from "preact/hooks";
import { get, isSettled, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { useKeys } from "../../parts/keys";
import { useOnline } from "../../parts/online";
import { Loading, Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { useRights } from "../../session/rights";
import { DOCUMENT_KIND } from "../../words/nl";
import { usePeople } from "../people";
import { type Document, EVERYTHING, foldersOf, groupsOf, shownTo, type Wanted, wanted } from "./grouping";
import { useDocuments, useTitles } from "./reading";
import { Share } from "./share";
import type { Shelf } from "./shelf";
import { Table, Unshared } from "./table";
import "./documents.css";

export default function DocumentsScreen({ dossier }: { dossier: string }) {
  const documents = useDocuments(dossier);
  const one = useReading(`dossier ${dossier}`, () => get("/dossiers/{dossier_id}", { path: { dossier_id: dossier } }));
  const shelf = useShelf(dossier, one.value);
  const heading = useTitle("Documenten");
  return (
    <>
      <p class="back">
        <a href={`/dossiers/${dossier}`}>← Dossier</a>
      </p>
      <h1 tabIndex={-1} ref={heading}>
        Documenten {one.value ? <small>{one.value.school.name}</small> : null}
      </h1>
      <Read reading={documents} rows={6}>
        {(all) => (isSettled(one) ? <Inside shelf={shelf} all={all} isEnded={one.value?.status === "ended"} /> : <Loading rows={6} />)}
      </Read>
    </>
  );
}

function useShelf(dossier: string, value: Schemas["Dossier"] | undefined): Shelf {
  const rights = useRights(dossier);
  const people = usePeople(dossier);
  const titles = useTitles(dossier);
  const online = useOnline();
  return { dossier, rights, people, titles, online, may: rights.isPartner && value?.status === "active" };
}

function Inside({ shelf, all: every, isEnded }: { shelf: Shelf; all: Document[]; isEnded: boolean }) {
  const { listed: all, unshared } = shownTo(shelf.rights.side, every);
  const [asked, setAsked] = useState<Wanted>(EVERYTHING);
  const folders = foldersOf(all);
  useKeys({ "/": () => document.querySelector<HTMLElement>('[name="q"]')?.focus() });
  const found = wanted(all, asked, (id) => shelf.titles.get(id));
  return (
    <>
      {isEnded ? <p class="note">Dit dossier is beëindigd: u kunt documenten downloaden, er komt niets meer bij.</p> : null}
      {shelf.may ? <Share shelf={shelf} folders={folders} folder={asked.folder} /> : null}
      <Unshared shelf={shelf} documents={unshared} folders={folders} />
      {all.length ? <Filters asked={asked} folders={folders} onAsked={setAsked} /> : <Empty may={shelf.may} />}
      <p class="hidden" role="status">
        {all.length === found.length ? "" : `${found.length} van ${all.length} documenten`}
      </p>
      {all.length > 0 && found.length === 0 ? (
        <div class="empty">
          <p>Geen documenten gevonden.</p>
          <button type="button" onClick={() => setAsked(EVERYTHING)}>
            Wis filters
          </button>
        </div>
      ) : null}
      {groupsOf(found).map(({ title, documents }, _, groups) => (
        <section key={title}>
          <h2 class={groups.length === 1 && !documents[0]?.folder && !documents[0]?.pinned ? "hidden" : ""}>{title}</h2>
          <Table shelf={shelf} documents={documents} folders={folders} title={title} />
        </section>
      ))}
    </>
  );
}

const Empty = ({ may }: { may: boolean }) => (
  <p class="lead">{may ? "Nog geen documenten. Sleep een bestand hierheen of kies er een." : "Nog geen documenten."}</p>
);

function Filters({ asked, folders, onAsked }: { asked: Wanted; folders: string[]; onAsked: (asked: Wanted) => void }) {
  const selects: [keyof Wanted, string, Record<string, string>][] = [
    ["kind", "Soort", DOCUMENT_KIND],
    ["folder", "Map", Object.fromEntries(folders.map((folder) => [folder, folder]))],
  ];
  return (
    <search class="filters selects">
      <p class="field">
        <label for="find">Zoek in de documenten</label>
        <input id="find" name="q" type="search" value={asked.words} autocomplete="off" onInput={({ currentTarget }) => onAsked({ ...asked, words: currentTarget.value })} />
      </p>
      {selects.map(([name, label, options]) => (
        <p class="field" key={name}>
          <label for={`filter-${name}`}>{label}</label>
          <select id={`filter-${name}`} value={asked[name]} onChange={({ currentTarget }) => onAsked({ ...asked, [name]: currentTarget.value })}>
            <option value="">Alle</option>
            {Object.entries(options).map(([value, word]) => (
              <option key={value} value={value}>
                {word.replaceAll("\u00AD", "")}
              </option>
            ))}
          </select>
        </p>
      ))}
    </search>
  );
}
