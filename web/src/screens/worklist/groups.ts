// What waits, by how soon it is asked.

import { daysUntil } from "../../words/dates";
import { byDay, type Todo } from "../todos";

export interface Group {
  title: string;
  todos: Todo[];
}

const SOON = 7; // days

const WHEN: [string, (days: number) => boolean][] = [
  ["Te laat", (days) => days < 0],
  ["Deze week", (days) => days >= 0 && days <= SOON],
  ["Later", (days) => days > SOON && Number.isFinite(days)],
  ["Zonder datum", (days) => !Number.isFinite(days)],
];

/** Those with something in them; within each, the first day comes first. */
export function groups(todos: Todo[]): Group[] {
  const days = (todo: Todo) => (todo.due_on ? daysUntil(todo.due_on) : Infinity);
  return WHEN.map(([title, fits]) => ({ title, todos: byDay(todos.filter((todo) => fits(days(todo)))) })).filter(
    (group) => group.todos.length > 0,
  );
}
