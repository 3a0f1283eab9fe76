// To another dossier without going back first, for who has several.

import type { Schemas } from "../../api/types";
import { Tag } from "../../parts/tags";

type Row = Schemas["DossierRow"];

const MOST = 8; // the others are found in the list of all

export function Switcher({ here, rows, atClb }: { here: string; rows: Row[]; atClb: boolean }) {
  const others = rows.filter(({ id, status }) => id !== here && status === "active").toSorted((a, b) => b.new - a.new);
  if (others.length === 0) return null;
  return (
    <details>
      <summary>Wissel van {atClb ? "school" : "instelling"}</summary>
      <ul class="plain-list">
        {others.slice(0, MOST).map(({ id, clb, school, new: fresh }) => (
          <li key={id}>
            <a class="tap" href={`/dossiers/${id}`}>
              {school.name}, {school.number}
              {atClb ? "" : ` · met ${clb.name}`}
            </a>{" "}
            {fresh ? <Tag kind="new">{`${fresh} nieuw`}</Tag> : null}
          </li>
        ))}
        {others.length > MOST ? (
          <li>
            <a class="tap" href="/dossiers?kies">
              Alle dossiers
            </a>
          </li>
        ) : null}
      </ul>
    </details>
  );
}
