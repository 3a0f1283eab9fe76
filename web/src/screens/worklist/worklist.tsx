// What waits for somebody in all their dossiers, what of it is theirs, and where something is new.

import { useMemo, useState } from "preact/hooks";
import { get, isSettled, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { Loading, Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { count } from "../../words/nl";
import { type Todo, TodoRow } from "../todos";
import { type Group, groups } from "./groups";
import { NewsList } from "./news-list";
import { Orphaned } from "./orphaned";

type Me = Schemas["Me"];

export default function Worklist() {
  const me = useReading("me", () => get("/me", {}));
  const work = useReading("worklist", () => get("/worklist", {}));
  const list = useReading("dossiers", () => get("/dossiers", {}));
  const rows = list.value?.items ?? [];
  const partnerOf = usePartners(rows, me.value);
  const reload = async () => {
    await Promise.all([list.reload(), work.reload()]);
  };
  return (
    <>
      <h1 tabIndex={-1} ref={useTitle("Werklijst")}>
        Werklijst
      </h1>
      <Read reading={work}>
        {({ waiting }) =>
          isSettled(me) && isSettled(list) ? (
            <>
              <Orphaned me={me.value} />
              <Todos todos={waiting} partnerOf={partnerOf} />
              <NewsList rows={rows} partnerOf={partnerOf} reload={reload} />
            </>
          ) : (
            <Loading />
          )
        }
      </Read>
    </>
  );
}

/** Of a dossier: the name of whom it is with. */
export type PartnerOf = (dossier: string) => string | undefined;

function usePartners(rows: Schemas["DossierRow"][], me: Me | undefined): PartnerOf {
  return useMemo(() => {
    const ours = new Set(me?.institutions.map((one) => one.number));
    const names = new Map(rows.map(({ id, clb, school }) => [id, (ours.has(clb.number) ? school : clb).name]));
    return (dossier) => names.get(dossier);
  }, [rows, me]);
}

function Todos({ todos, partnerOf }: { todos: Todo[]; partnerOf: PartnerOf }) {
  const [onlyMine, setOnlyMine] = useState(false);
  const mine = todos.filter((todo) => todo.mine);
  const shown = onlyMine ? mine : todos;
  if (todos.length === 0) return <p class="empty">Er wacht niets op u.</p>;
  return (
    <>
      {mine.length && mine.length < todos.length ? (
        <fieldset class="chips">
          <legend class="hidden">Wat wilt u zien?</legend>
          <Chip label={`Alles (${todos.length})`} checked={!onlyMine} onChoose={() => setOnlyMine(false)} />
          <Chip label={`Mijn registraties (${mine.length})`} checked={onlyMine} onChoose={() => setOnlyMine(true)} />
        </fieldset>
      ) : null}
      {groups(shown).map((group) => (
        <Part key={group.title} group={group} partnerOf={partnerOf} />
      ))}
    </>
  );
}

function Chip({ label, checked, onChoose }: { label: string; checked: boolean; onChoose: () => void }) {
  return (
    <label class="chip">
      <input type="radio" name="whose" checked={checked} onChange={onChoose} />
      <span>{label}</span>
    </label>
  );
}

function Part({ group: { title, todos }, partnerOf }: { group: Group; partnerOf: PartnerOf }) {
  return (
    <section class="waiting">
      <h2>
        {title} <small>{count(todos.length, "punt", "punten")}</small>
      </h2>
      <ul>
        {todos.map((todo) => (
          <TodoRow key={`${todo.registration_id} ${todo.why} ${todo.text}`} todo={todo} where={partnerOf(todo.dossier_id)} />
        ))}
      </ul>
    </section>
  );
}
