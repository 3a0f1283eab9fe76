// Dossiers in which the partner did something, and why they are new; what was read can be new again.

import { keepingFocus } from "../../parts/focus";
import { Tag } from "../../parts/tags";
import { day } from "../../words/dates";
import { count } from "../../words/nl";
import { newsOf } from "../../words/news";
import { allSeen, lastUnseen, mark, type Row } from "../seen";
import type { PartnerOf } from "./worklist";

const LATEST = 5; // dossiers that were read already

interface Props {
  rows: Row[];
  partnerOf: PartnerOf;
  reload: () => Promise<void>;
}

export function NewsList({ rows, ...rest }: Props) {
  const fresh = latestFirst(rows.filter((row) => row.new > 0));
  const read = latestFirst(rows.filter((row) => row.new === 0 && row.events > 0)).slice(0, LATEST);
  return (
    <>
      <h2>
        Nieuw van uw partners <small>{count(fresh.length, "dossier", "dossiers")}</small>
      </h2>
      {fresh.length ? null : <p class="empty">U bent helemaal bij.</p>}
      <ul class="list">
        {fresh.map((row) => (
          <Dossier key={row.id} row={row} {...rest} />
        ))}
      </ul>
      {read.length ? (
        <details>
          <summary>Al gelezen</summary>
          <ul class="list">
            {read.map((row) => (
              <Dossier key={row.id} row={row} {...rest} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const latestFirst = (rows: Row[]): Row[] =>
  rows.toSorted((one, other) => (other.latest_event_at ?? "").localeCompare(one.latest_event_at ?? ""));

function Dossier({ row, partnerOf, reload }: { row: Row } & Omit<Props, "rows">) {
  const partner = partnerOf(row.id) ?? row.id;
  const isNew = row.new > 0;
  const change = () =>
    isNew
      ? mark(row, allSeen(row), `${partner}: als gelezen gemarkeerd.`, reload)
      : mark(row, lastUnseen(row), `${partner}: als ongelezen gemarkeerd.`, reload);
  return (
    <li class={isNew ? "card fresh head" : "card head"}>
      <div>
        <a class="name" href={`/dossiers/${row.id}`}>
          {partner}
        </a>
        <p>
          {isNew ? <Tag kind="new">{`${row.new} nieuw`}</Tag> : null}{" "}
          <span class="quiet">{[newsOf(row.news), row.latest_event_at ? day(row.latest_event_at) : ""].filter(Boolean).join(" · ")}</span>
        </p>
      </div>
      <button type="button" class="link" onClick={() => void keepingFocus(change)}>
        {isNew ? "Markeer als gelezen" : "Markeer als ongelezen"}
        <span class="hidden">: {partner}</span>
      </button>
    </li>
  );
}
