// What the staff of an institution reported, for its local administrator.

import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { More, usePages } from "../../parts/pages";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
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
  const { items, ...pages } = usePages(first, (from) => pageOf(number, from));
  if (first.items.length === 0) return <Empty />;
  return (
    <>
      <p class="lead">Wat collega's via het contactformulier lieten weten, het laatste eerst.</p>
      <ul class="list">
        {items.map((message) => (
          <Row key={message.id} message={message} />
        ))}
      </ul>
      <More {...pages} word="Toon oudere" />
    </>
  );
}

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
