// Whose it is, what it is about and how it stands; and what can be done with it as a whole.

import { ErrorBoundary, lazy } from "preact-iso";
import { RegistrationTags } from "../../parts/tags";
import { dayAndYear } from "../../words/dates";
import { ACTIVITY } from "../../words/nl";
import { Actions } from "./actions";
import type { Scene } from "./scene";

const Banner = lazy(() => import("./banner"));

export function Head({ scene }: { scene: Scene }) {
  const { owner, activity, activity_date, school_year, trashed } = scene.thread;
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
        <RegistrationTags card={scene.thread} />
      </p>
      <ErrorBoundary>{trashed ? <Banner scene={scene} trashed={trashed} /> : null}</ErrorBoundary>
      {scene.may.isStandIn ? <p class="note">U treedt op namens {name}.</p> : null}
      <Actions scene={scene} />
    </div>
  );
}
