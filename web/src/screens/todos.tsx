// What waits for somebody: a question, an agreement, a day to follow up.

import { ErrorBoundary, lazy } from "preact-iso";
import type { Schemas } from "../api/types";
import { day, daysUntil } from "../words/dates";

export type Todo = Schemas["Todo"];

const WHY: Record<Todo["why"], string> = {
  waiting: "Vraag",
  agreement: "Afspraak",
  followup: "Opvolgen",
  new_year: "Nieuw schooljaar: gaat dit verder?",
};
const NewYear = lazy(() => import("./new-year"));
const NO_DAY = "\uffff"; // sorts behind every day

export const byDay = (todos: Todo[]): Todo[] =>
  todos.toSorted((one, other) => (one.due_on ?? NO_DAY).localeCompare(other.due_on ?? NO_DAY));

/** `where`: the partner, where it does not go without saying. */
export function TodoRow({ todo, where }: { todo: Todo; where?: string | undefined }) {
  const facts = [WHY[todo.why], where].filter(Boolean).join(" · ");
  return (
    <li>
      <a href={`/dossiers/${todo.dossier_id}/registraties/${todo.registration_id}`}>{todo.text}</a>
      <span class="quiet"> {facts}{todo.due_on ? ", " : ""}{todo.due_on ? <Due day={todo.due_on} /> : null}</span>
      <ErrorBoundary>{todo.why === "new_year" ? <NewYear {...todo} /> : null}</ErrorBoundary>
    </li>
  );
}

function Due({ day: isoDate }: { day: string }) {
  const left = daysUntil(isoDate);
  if (left < 0) return <strong class="late">was voor {day(isoDate)}</strong>;
  return <>{left === 0 ? "vandaag" : `tegen ${day(isoDate)}`}</>;
}
