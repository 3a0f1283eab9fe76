// Whose it is, what it is about and how it stands; and what can be done with it as a whole.

import { ErrorBoundary, lazy } from "preact-iso";
import { Tag } from "../../parts/tags";
import { dayAndYear } from "../../words/dates";
import { ACTIVITY, STATUS, WAITING } from "../../words/nl";
import { Actions } from "./actions";
import type { Scene } from "./scene";

const Banner = lazy(() => import("./banner"));

export function Head({ scene }: { scene: Scene }) {
  const { owner, activity, activity_date, school_year, status, waiting_for, trashed } = scene.thread;
  const name = scene.people.nameOf(owner);
  return (
    <div class="registration-head">
      <p>
        Eigenaar: <strong>{name}</strong> (CLB){owner.function && owner.function !== name ? `, ${owner.function}` : ""}
      </p>
      <p class="quiet">
        {ACTIVITY[activity]} · {dayAndYear(activity_date)} · schooljaar {school_year}
      </p>
      <p>
        <Tag kind={status}>{STATUS[status]}</Tag>
        {waiting_for ? <Tag kind="wait">{WAITING[waiting_for]}</Tag> : null}
      </p>
      <ErrorBoundary>{trashed ? <Banner scene={scene} trashed={trashed} /> : null}</ErrorBoundary>
      <Actions scene={scene} />
    </div>
  );
}
