// What waits for this side in this dossier: questions, agreements, days to follow up.

import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { day, daysUntil } from "../../words/dates";
import { count } from "../../words/nl";

type Todo = Schemas["Todo"];

const WHY: Record<Todo["why"], string> = {
  waiting: "Vraag",
  agreement: "Afspraak",
  followup: "Opvolgen",
};
const LATE = "\uffff"; // sorts behind every day

export const useWorklist = () => useReading("worklist", () => get("/worklist", {}));

export function Waiting({ dossier, side, todos }: { dossier: string; side: Schemas["Side"]; todos: Todo[] }) {
  const ours = todos.filter((todo) => todo.dossier_id === dossier);
  if (ours.length === 0) return null;
  const sorted = ours.toSorted((one, other) => (one.due_on ?? LATE).localeCompare(other.due_on ?? LATE));
  return (
    <details class="waiting" open={ours.length < 4}>
      <summary>
        <h2>Dit wacht op {side === "clb" ? "het CLB" : "de school"}</h2> <span class="quiet">{count(ours.length, "punt", "punten")}</span>
      </summary>
      <ul>
        {sorted.map((todo) => (
          <li key={`${todo.registration_id} ${todo.why} ${todo.text}`}>
            <a href={`/dossiers/${dossier}/registraties/${todo.registration_id}`}>{todo.text}</a>
            <span class="quiet"> {WHY[todo.why]}{todo.due_on ? ", " : ""}{todo.due_on ? <Due day={todo.due_on} /> : null}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Due({ day: isoDate }: { day: string }) {
  const left = daysUntil(isoDate);
  if (left < 0) return <strong class="late">was voor {day(isoDate)}</strong>;
  return <>{left === 0 ? "vandaag" : `tegen ${day(isoDate)}`}</>;
}
