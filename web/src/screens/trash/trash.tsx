// What lies in the trash of a dossier, and the way back out of it, for thirty days.

import { useState } from "preact/hooks";
import { post } from "../../api/outbox";
import { get, readAgain, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { keepingFocus } from "../../parts/focus";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { tell, tellWrong } from "../../parts/undo";
import { type Rights, useRights } from "../../session/rights";
import { day, dayAfter } from "../../words/dates";
import { type People, usePeople } from "../people";

type Thrown = Schemas["InTrash"];

const KEPT = 30; // days
const LISTS = { reply: "replies", goal: "goals", agreement: "agreements" } as const;
const WHAT: Record<Thrown["what"], string> = {
  registration: "Registratie",
  reply: "Reactie",
  goal: "Doelstelling",
  agreement: "Afspraak",
  document: "Document",
};

const WHO: Record<Thrown["what"], string> = {
  registration: "De eigenaar kan dit terugzetten.",
  reply: "De schrijver kan dit terugzetten.",
  goal: "Wie in dit dossier schrijft, kan dit terugzetten.",
  agreement: "Wie in dit dossier schrijft, kan dit terugzetten.",
  document: "Wie het deelde, of een collega daar, kan dit terugzetten.",
};

export default function Trash({ dossier }: { dossier: string }) {
  const heading = useTitle("Prullenbak");
  const people = usePeople(dossier);
  const [cursor, setCursor] = useState<string>();
  const list = useReading(`trash ${dossier} ${cursor ?? ""}`, () =>
    get("/dossiers/{dossier_id}/trash", { path: { dossier_id: dossier }, ...(cursor ? { query: { cursor } } : {}) }),
  );
  return (
    <>
      <p class="back">
        <a href={`/dossiers/${dossier}`}>← Dossier</a>
      </p>
      <h1 tabIndex={-1} ref={heading}>
        Prullenbak
      </h1>
      <p class="lead">Wat hier ligt, kan dertig dagen lang terug. Daarna verdwijnt het.</p>
      <Read reading={list}>
        {({ items, cursor: next }) => (
          <>
            {items.length ? null : <p class="empty">De prullenbak is leeg.</p>}
            <ul class="list">
              {items.map((thrown) => (
                <Row key={thrown.id} thrown={thrown} people={people} onBack={list.reload} />
              ))}
            </ul>
            {next ? (
              <button type="button" onClick={() => setCursor(next)}>
                Toon oudere
              </button>
            ) : null}
          </>
        )}
      </Read>
    </>
  );
}

function Row({ thrown, people, onBack }: { thrown: Thrown; people: People; onBack: () => Promise<void> }) {
  const rights = useRights(thrown.dossier_id);
  const [busy, setBusy] = useState(false);
  const { at, by, reason } = thrown.trashed;
  const who = people.all.find((person) => person.id === by)?.name ?? "een collega";
  const back = async () => {
    setBusy(true);
    try {
      await restore(thrown);
      tell(`${WHAT[thrown.what]} teruggezet.`);
      await onBack();
    } catch (error) {
      tellWrong(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li class="card">
      <p>
        <Tag>{WHAT[thrown.what]}</Tag>
      </p>
      <p class="text">{thrown.title}</p>
      <p class="quiet">
        {day(at)} door {who}: {reason}. Terug te zetten tot {day(dayAfter(at, KEPT))}.
      </p>
      {mayRestore(thrown, rights) ? (
        <p class="buttons">
          <button type="button" disabled={busy} onClick={() => void keepingFocus(back)}>
            {busy ? "Bezig…" : "Zet terug"}
          </button>
        </p>
      ) : (
        <p class="quiet">{WHO[thrown.what]}</p>
      )}
    </li>
  );
}

/** Which button to show; the API decides. */
function mayRestore({ what, ...thrown }: Thrown, { personId, isPartner, isAtClb, isClbAdmin, actsFor }: Rights): boolean {
  const idOf = (one: unknown) => (one as { id?: string } | undefined)?.id;
  const keepers = [personId, ...actsFor];
  if (what === "registration") return isClbAdmin || (isAtClb && keepers.includes(idOf(thrown["owner"]) ?? ""));
  if (what === "document") return isPartner && (thrown["author"] as Schemas["Author"]).side === (isAtClb ? "clb" : "school");
  return isPartner && (what !== "reply" || idOf(thrown["author"]) === personId);
}

async function restore({ what, id, dossier_id, registration_id = id, version }: Thrown): Promise<void> {
  const registration = { dossier_id, registration_id };
  if (what === "registration") {
    await post("/dossiers/{dossier_id}/registrations/{registration_id}/restore", { path: registration, body: {}, version });
  } else if (what === "document") {
    const path = { dossier_id, document_id: id };
    await post("/dossiers/{dossier_id}/documents/{document_id}/restore", { path, body: {}, version });
  } else {
    const path = { ...registration, entries: LISTS[what], entry_id: id };
    await post("/dossiers/{dossier_id}/registrations/{registration_id}/{entries}/{entry_id}/restore", { path, body: {}, version });
  }
  readAgain(`registration ${registration_id}`);
}
