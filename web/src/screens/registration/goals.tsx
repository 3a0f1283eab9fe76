// What both sides want to reach, and what became of it.

import { Tag } from "../../parts/tags";
import { day } from "../../words/dates";
import { EFFECT_LEVEL, GOAL_STATUS } from "../../words/nl";
import { Adding } from "./adding";
import { Item } from "./item";
import { Linked } from "./linkify";
import type { Scene } from "./scene";
import { useSettling } from "./settle";
import { GOAL } from "./sheets";
import type { EntryOf } from "./thread";

type Goal = EntryOf<"goals">;

const TAG: Record<Goal["status"], string> = { open: "on-paper", reached: "good", partly: "", dropped: "" };

export function Goals({ scene }: { scene: Scene }) {
  const { goals } = scene.thread;
  return (
    <section aria-labelledby="goals">
      <h2 id="goals">Doelstellingen</h2>
      {goals.length ? (
        <ol class="entries numbered">
          {goals.map((goal) => (
            <One key={goal.id} scene={scene} goal={goal} />
          ))}
        </ol>
      ) : (
        <p class="quiet">Nog geen doelstellingen.</p>
      )}
      <Adding scene={scene} sheet={GOAL} button="Voeg een doelstelling toe" />
    </section>
  );
}

function One({ scene, goal }: { scene: Scene; goal: Goal }) {
  const { text, effect_level, status, author, added_at, id } = goal;
  return (
    <Item scene={scene} sheet={GOAL} entry={goal} may edit="Verfijn" tools={<Settle scene={scene} goal={goal} />}>
      <Linked text={text} id={id} />
      <p class="quiet">
        {scene.isNew(goal) ? <Tag kind="new">Nieuw</Tag> : null}
        <Tag kind={TAG[status]}>{GOAL_STATUS[status]}</Tag>
        {effect_level ? `${EFFECT_LEVEL[effect_level]} · ` : ""}
        {scene.people.nameOf(author)}, {day(added_at)}
      </p>
    </Item>
  );
}

function Settle({ scene, goal }: { scene: Scene; goal: Goal }) {
  const { busy, settle } = useSettling(scene, GOAL, goal);
  const set = (status: string) =>
    settle({ status }, `De doelstelling staat op “${GOAL_STATUS[status as Goal["status"]]}”.`);
  return (
    <label class="stand">
      <span>Stand</span>
      <select value={goal.status} disabled={busy} aria-describedby={goal.id} onChange={(event) => void set(event.currentTarget.value)}>
        {Object.entries(GOAL_STATUS).map(([status, word]) => (
          <option key={status} value={status}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
