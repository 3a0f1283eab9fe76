// Saving a revision: over the version that was read; who was second chooses, nobody's text is lost.

import { useLocation } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";
import { put } from "../../api/outbox";
import { Refused } from "../../api/problem";
import { readAgain } from "../../api/read";
import type { Schemas } from "../../api/types";
import type { Draft } from "../../device/drafts";
import { keep } from "../../device/store";
import { focusField } from "../../parts/form";
import { AT_REST, type Progress, refused, started } from "../../parts/progress";
import { tell } from "../../parts/undo";
import { errorsIn } from "./checks";
import { collisions, isSame, mergeable, merged, picked, rebased } from "./meeting";
import { bodyOf, type Values, valuesOf } from "./values";
import type { Name } from "./words";

export const PATH = "/dossiers/{dossier_id}/registrations/{registration_id}";
type Registration = Schemas["Registration"];

/** What somebody makes of a registration, and what they started from. */
export interface Work {
  values: Values;
  base: Values;
  version: number;
}

/** Where both changed the same fields; `work` is mine, over what the other made of it. */
export interface Meeting {
  work: Work;
  names: Name[];
}

export interface Place {
  dossier: string;
  registration: string;
}

export const workOf = (registration: Registration): Work => {
  const values = valuesOf(registration);
  return { values, base: values, version: registration.version };
};

export const readingOf = ({ registration }: Place) => `registration ${registration}`; // as its own screen reads it
export const draftOf = ({ dossier, registration }: Place) => `revise ${dossier} ${registration}`;
export const pageOf = ({ dossier, registration }: Place) => `/dossiers/${dossier}/registraties/${registration}`;

const write = ({ dossier, registration }: Place, values: Values, version: number) =>
  put(PATH, { path: { dossier_id: dossier, registration_id: registration }, body: bodyOf(values), version });

/** What is kept now, when somebody else was first. */
function currentOf(error: unknown): Registration | undefined {
  return error instanceof Refused && error.kind === "stale"
    ? (error.problem.current as unknown as Registration)
    : undefined;
}

export function useRevising(place: Place, draft: Draft<Work>, onSaved: (saved: Registration) => void) {
  const [progress, setProgress] = useState<Progress>(AT_REST);
  const [meeting, setMeeting] = useState<Meeting>();
  const leave = useLeaving(place, draft);

  const save = async (work: Work): Promise<void> => {
    const next = started(errorsIn(work.values));
    setMeeting(undefined);
    setProgress(next);
    if (!next.busy) return;
    try {
      const saved = await write(place, work.values, work.version);
      onSaved(saved);
      leave.saved(work, saved);
    } catch (error) {
      const current = currentOf(error);
      if (current) return meet(work, current);
      setProgress(refused(error));
    }
  };

  /** What only one of both changed needs no choice. */
  const meet = (work: Work, current: Registration): Promise<void> | void => {
    const theirs = valuesOf(current);
    const names = collisions(work.base, work.values, theirs);
    const mine = { values: rebased(work.base, work.values, theirs), base: theirs, version: current.version };
    if (names.length === 0) return save(mine);
    setProgress(AT_REST);
    setMeeting({ work: mine, names });
  };

  const takeTheirs = ({ work, names }: Meeting) => {
    const values = picked(work.values, work.base, names);
    return isSame(values, work.base) ? leave.dropped(work) : save({ ...work, values });
  };

  const merge = ({ work, names }: Meeting) => {
    draft.set({ ...work, values: merged(work.values, work.base, names) });
    setMeeting(undefined);
    requestAnimationFrame(() => focusField(mergeable(names)[0] ?? "title")); // after the dialog gave the focus back
    const choices = mergeable(names).length < names.length ? ", bij de andere velden staat wat u invulde" : "";
    tell(`Beide teksten staan in het formulier${choices}. Lees ze na, en bewaar.`);
  };

  return { progress, meeting, save, takeTheirs, merge };
}

/** Back to the registration, when the form is still there. */
function useLeaving(place: Place, draft: Draft<Work>) {
  const { route } = useLocation();
  const isHere = useRef(true);
  useEffect(() => () => void (isHere.current = false), []);
  const go = () => {
    draft.clear();
    if (isHere.current) route(pageOf(place));
  };
  const saved = ({ base, version }: Work, after: Registration) => {
    go();
    if (after.version === version) return tell("Er was niets gewijzigd.");
    tell("Registratie gewijzigd.", async () => {
      await write(place, base, after.version);
      readAgain(readingOf(place));
    });
  };
  const dropped = (work: Work) => {
    go();
    tell("De andere tekst blijft staan.", async () => {
      await keep("drafts", draftOf(place), work);
      route(`${pageOf(place)}/wijzig`);
    });
  };
  return { saved, dropped };
}
