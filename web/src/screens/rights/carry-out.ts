// The steps of a change, one after the other; each stands on the version that the one before it gave.

import { post, put } from "../../api/outbox";
import { errorsOf, type Errors } from "../../parts/form";
import { Refused } from "../../api/problem";
import { isoDay } from "../../words/dates";
import type { Step } from "./plan";
import type { Person } from "./words";

const ALL = "/institutions/{number}/assignments";
const ONE = `${ALL}/{person_id}/{assignment_id}` as const;

/** What they hold then. Throws what was refused; `onStep` heard what was done before it. */
export async function carryOut(
  number: string,
  person: Person,
  steps: Step[],
  reason: string,
  onStep: (now: Person) => void,
): Promise<Person> {
  let now = person;
  for (const step of steps) {
    now = await take(number, now, step, reason);
    onStep(now);
  }
  return now;
}

function take(number: string, { id, version }: Person, step: Step, reason: string): Promise<Person> {
  const said = { reason, ...(step.role ? { function: step.role } : {}) };
  if (step.kind === "give") {
    const { rights, from, until, email } = step;
    // "At once" is for the API to date: in Brussels it may be tomorrow already.
    const later = from > isoDay() ? { from } : {};
    const body = { person_id: id, rights, ...later, until, ...said, ...(email ? { email } : {}) };
    return post(ALL, { path: { number }, body });
  }
  const path = { number, person_id: id, assignment_id: step.one.id };
  if (step.kind === "end") return post(`${ONE}/end`, { path, body: said, version });
  const moved = step.from === step.one.from ? {} : { from: step.from };
  return put(ONE, { path, body: { ...moved, until: step.until, ...said }, version });
}

export function setBlock(number: string, { id }: Person, blocked: boolean, reason: string): Promise<Person> {
  return put("/institutions/{number}/assignments/{person_id}/block", { path: { number, person_id: id }, body: { blocked, reason } });
}

// What is refused because of one field, though the API says it of the whole.
const BLAMED: Record<string, string> = {
  "bad-period": "until",
  "outside-base": "until",
  "address-elsewhere": "email",
  "already-invited": "email",
  "base-missing": "rights",
  "works-at-clb": "rights",
  "wrong-kind": "rights",
  "last-admin": "rights",
  "already-exists": "rights",
  "unknown-person": "email",
};

// Of two administrators at the same time the second one looks again; the API speaks of texts.
const OVERTAKING = ["stale", "changed-meanwhile"];
const OVERTAKEN = "Iemand anders wijzigde deze rechten intussen. Bovenaan staat hoe ze nu zijn: kijk na wat u kiest en ga verder.";

/** Field → sentence; nothing when no field is to blame. */
export function errorsFrom(error: unknown): Errors {
  if (!(error instanceof Refused)) return errorsOf(error);
  if (OVERTAKING.includes(error.kind)) return { rights: OVERTAKEN };
  const field = BLAMED[error.kind];
  return field ? { [field]: error.message } : errorsOf(error);
}
