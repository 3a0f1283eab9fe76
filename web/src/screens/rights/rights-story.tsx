import { when } from "../../words/dates";
import { storyOf } from "./story";
import type { Person } from "./words";

export default function RightsStory({ person }: { person: Person }) {
  const story = storyOf(person);
  if (story.length === 0) return <p class="quiet">Hier werd nog niets toegekend.</p>;
  return (
    <ul class="plain-list">
      {story.map(({ at, what, who, reason }) => (
        <li class="right" key={`${at} ${what}`}>
          <p>{what}</p>
          <p class="quiet">
            {when(at)}, door {who}
            {reason ? `. Reden: ${reason}` : ""}
          </p>
        </li>
      ))}
    </ul>
  );
}
