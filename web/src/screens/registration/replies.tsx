// What both sides said, the oldest first; what is on its way stands there already.

import { ErrorBoundary, lazy } from "preact-iso";
import { useLive } from "../../parts/live";
import { isWaiting, outbox } from "../../api/outbox";
import { Tag } from "../../parts/tags";
import { when } from "../../words/dates";
import { REPLY_KIND } from "../../words/nl";
import { byline } from "./byline";
import { Item } from "./item";
import { Linked } from "./linkify";
import type { Scene } from "./scene";
import { type Sending, sending, sendingIn } from "./sending";
import { REPLY } from "./sheets";
import type { Reply } from "./thread";

const Composer = lazy(() => import("./composer"));
const Unplaced = lazy(() => import("./unplaced"));

export function Replies({ scene }: { scene: Scene }) {
  const { thread, may, place } = scene;
  const underway = sendingIn(useLive(sending), place).filter(({ refused }) => !refused || !may.write);
  const firstNew = thread.replies.find(scene.isNew);
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">Reacties</h2>
      {thread.replies.length + underway.length === 0 ? <p class="quiet">Nog geen reacties.</p> : null}
      <ol class="entries">
        {thread.replies.map((reply) => (
          <One key={reply.id} scene={scene} reply={reply} isFirstNew={reply === firstNew} />
        ))}
        {underway.map((one) => (
          <Underway key={one.written} one={one} />
        ))}
      </ol>
      {may.write ? (
        <div class="composer">
          <ErrorBoundary>
            <Composer scene={scene} />
          </ErrorBoundary>
        </div>
      ) : (
        <>
          <p class="note">{may.why}</p>
          <ErrorBoundary>
            <Unplaced scene={scene} />
          </ErrorBoundary>
        </>
      )}
    </section>
  );
}

function One({ scene, reply, isFirstNew }: { scene: Scene; reply: Reply; isFirstNew: boolean }) {
  const { author, text, kind, added_at, id } = reply;
  const isOwn = author.id === scene.personId;
  return (
    <>
      {isFirstNew ? <li class="divider">nieuw</li> : null}
      <Item scene={scene} sheet={REPLY} entry={reply} may={isOwn} edit="Wijzig">
        <p class="quiet">
          <strong>{scene.people.nameOf(author)}</strong>
          {byline(scene.people, author)} · {when(added_at)} <Tag>{REPLY_KIND[kind]}</Tag>
        </p>
        <Linked text={text} id={id} />
      </Item>
    </>
  );
}

function Underway({ one: { written, refused } }: { one: Sending }) {
  const waits = isWaiting(useLive(outbox));
  return (
    <li class="entry underway">
      <p class="quiet" role="status">
        <strong>U</strong> · {refused ? "Niet geplaatst" : waits ? "Wacht op verbinding" : "Wordt verstuurd…"}
      </p>
      <Linked text={written.text} />
    </li>
  );
}
