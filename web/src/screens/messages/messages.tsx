// What the staff of an institution reported, for its local administrator.

import { useState } from "preact/hooks";
import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { tellWrong } from "../../parts/undo";
import { when } from "../../words/dates";
import { MESSAGE_SUBJECT } from "../../words/nl";
import { Technical } from "../contact/technical";

type Message = Schemas["Message"];
type Page = Schemas["MessageList"];

export default function Messages({ number }: { number: string }) {
  const me = useReading("me", () => get("/me", {}));
  const name = me.value?.institutions.find((one) => one.number === number)?.name;
  const first = useReading(`messages ${number}`, () => pageOf(number));
  return (
    <>
      <h1 tabIndex={-1} ref={useTitle("Meldingen")}>
        Meldingen {name ? <small>{name}</small> : null}
      </h1>
      <p>
        <a class="tap" href={`/instellingen/${number}/woorden`}>
          Woorden die geen naam zijn
        </a>
      </p>
      <Read reading={first}>{(page) => <List key={number} number={number} first={page} />}</Read>
    </>
  );
}

const pageOf = (number: string, cursor?: string) =>
  get("/institutions/{number}/messages", { path: { number }, query: cursor ? { cursor } : {} });

function List({ number, first }: { number: string; first: Page }) {
  const [older, setOlder] = useState<Page[]>([]);
  const [busy, setBusy] = useState(false);
  const cursor = (older.at(-1) ?? first).cursor;
  const next = async (from: string) => {
    setBusy(true);
    await pageOf(number, from).then(({ value }) => setOlder([...older, value]), tellWrong);
    setBusy(false);
  };
  if (first.items.length === 0) return <Empty />;
  return (
    <>
      <p class="lead">Wat collega's via het contactformulier lieten weten, het laatste eerst.</p>
      <ul class="list">
        {unique([first, ...older]).map((message) => (
          <Row key={message.id} message={message} />
        ))}
      </ul>
      {cursor ? (
        <p class="buttons">
          <button type="button" disabled={busy} onClick={() => void next(cursor)}>
            {busy ? "Bezig met laden…" : "Toon oudere"}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** A page that is read again may hold what a later one holds too. */
const unique = (pages: Page[]): Message[] => [
  ...new Map(pages.flatMap(({ items }) => items).map((one) => [one.id, one])).values(),
];

function Row({ message: { reference, subject, sent_at, author, text, screen, browser } }: { message: Message }) {
  const from = [author.name, author.function].filter(Boolean).join(", ");
  return (
    <li class="card">
      <h2 class="reference">
        {reference} <Tag kind={subject === "fault" ? "wait" : ""}>{MESSAGE_SUBJECT[subject]}</Tag>
      </h2>
      <p class="quiet">
        {when(sent_at)}
        {from ? `, door ${from}` : ""}
      </p>
      <p class="text">{text}</p>
      {screen || browser ? (
        <details>
          <summary>Technische gegevens</summary>
          <Technical screen={screen} browser={browser} />
        </details>
      ) : null}
    </li>
  );
}

function Empty() {
  return (
    <div class="empty">
      <p>Nog geen meldingen. Wat collega's via het contactformulier laten weten, verschijnt hier.</p>
      <a class="button" href="/contact">
        Naar het contactformulier
      </a>
    </div>
  );
}
