// What waits for this side in this dossier: questions, agreements, days to follow up.

import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { count } from "../../words/nl";
import { byDay, TodoRow } from "../todos";

type Todo = Schemas["Todo"];

export const useWorklist = () => useReading("worklist", () => get("/worklist", {}));

export function Waiting({ dossier, side, todos }: { dossier: string; side: Schemas["Side"]; todos: Todo[] }) {
  const ours = todos.filter((todo) => todo.dossier_id === dossier);
  if (ours.length === 0) return null;
  return (
    <details class="waiting" open={ours.length < 4}>
      <summary>
        <h2>Dit wacht op {side === "clb" ? "het CLB" : "de school"}</h2> <span class="quiet">{count(ours.length, "punt", "punten")}</span>
      </summary>
      <ul>
        {byDay(ours).map((todo) => (
          <TodoRow key={`${todo.registration_id} ${todo.why} ${todo.text}`} todo={todo} />
        ))}
      </ul>
    </details>
  );
}
