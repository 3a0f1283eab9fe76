// Who does whose work at a CLB: how it is called, and where it stands.

import { get, useReading } from "../../api/read";
import type { AnswerOf, Schemas } from "../../api/types";
import { count } from "../../words/nl";

export type Handover = Schemas["Handover"];
export type Colleague = AnswerOf<"/institutions/{number}/colleagues", "get">["items"][number];

export const ALL = "/institutions/{number}/handovers";
export const pageOf = (number: string): string => `/instellingen/${number}/overdracht`;

export interface Staff {
  all: Colleague[];
  ready: boolean;
  /** A name, or the function of who is not known by name any more. */
  nameOf: (id: string) => string;
}

const NOBODY: Colleague[] = [];

export function useStaff(number: string): Staff {
  const { value, error } = useReading(`colleagues ${number}`, () =>
    get("/institutions/{number}/colleagues", { path: { number } }),
  );
  const all = value?.items ?? NOBODY;
  return { all, ready: value !== undefined || error !== undefined, nameOf: (id) => nameIn(all, id) };
}

export function nameIn(all: Colleague[], id: string): string {
  const found = all.find((one) => one.id === id);
  return found?.name || found?.function || "een vroegere collega";
}

/** To choose from: id → name, function. */
export const choices = (people: Colleague[]): Record<string, string> =>
  Object.fromEntries(people.map(({ id, name, function: role, active }) => [id, `${[name, role].filter(Boolean).join(", ")}${active ? "" : " (heeft geen toegang meer)"}`]));

export const registrations = (number: number): string => count(number, "registratie", "registraties");

export const isUnderWay = ({ state }: Handover): boolean => state === "running" || state === "undoing";

const TO_UNDO = ["done", "stopped", "undo_stopped"];

export const mayBeUndone = ({ state, undo_until, moved, returned }: Handover, now: string): boolean =>
  TO_UNDO.includes(state) && now <= undo_until && moved > returned;

export const STATE: Record<Handover["state"], [string, string]> = {
  running: ["Bezig", "wait"],
  done: ["Klaar", "good"],
  stopped: ["Gestopt", "wait"],
  undoing: ["Wordt teruggezet", "wait"],
  undone: ["Teruggezet", ""],
  undo_stopped: ["Terugzetten gestopt", "wait"],
};

/** How it went, sentence by sentence. */
export function outcomeOf({ state, moved, skipped, returned, kept }: Handover): string[] {
  const lying = skipped ? [`${registrations(skipped)} in een beëindigd dossier bleven waar ze waren.`] : [];
  const passedOn = kept ? [`${registrations(kept)} hadden intussen een andere eigenaar of een beëindigd dossier en bleven zo.`] : [];
  const all: Record<Handover["state"], string[]> = {
    running: [],
    done: [`${registrations(moved)} overgedragen.`, ...lying],
    stopped: [`${registrations(moved)} overgedragen. Daarna stopte het, want iemands recht eindigde onderweg.`, ...lying],
    undoing: [],
    undone: [`${registrations(returned)} teruggezet.`, ...passedOn],
    undo_stopped: [`${registrations(returned)} teruggezet. Daarna stopte het, want iemands recht eindigde onderweg.`, ...passedOn],
  };
  return all[state];
}

/** How far it is; nothing as long as it is not known how much there is. */
export function farOf({ state, total, moved, skipped, returned, kept }: Handover): { done: number; of: number } | undefined {
  if (state === "undoing") return { done: Math.min(returned + kept, moved), of: moved };
  return total === null ? undefined : { done: Math.min(moved + skipped, total), of: total };
}
