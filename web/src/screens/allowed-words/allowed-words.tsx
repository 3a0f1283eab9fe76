// What is no name of a pupil or a teacher in the texts of an institution; for its local administrator.

import { useState } from "preact/hooks";
import { request } from "../../api/client";
import { post } from "../../api/outbox";
import { get, type Reading, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { keepingFocus } from "../../parts/focus";
import { Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { tell, tellWrong } from "../../parts/undo";
import { day, dayAfter } from "../../words/dates";
import { AddWord } from "./add-word";
import { withoutWord, withWord } from "./list";

type Word = Schemas["Word"];
type List = Schemas["WordList"];

const KEPT = 365; // days
const PATH = "/institutions/{number}/words";

export default function AllowedWords({ number }: { number: string }) {
  const me = useReading("me", () => get("/me", {}));
  const name = me.value?.institutions.find((one) => one.number === number)?.name;
  const list = useReading(`words ${number}`, () => get(PATH, { path: { number } }));
  return (
    <>
      <p class="back">
        <a href={`/instellingen/${number}/meldingen`}>← Meldingen</a>
      </p>
      <h1 tabIndex={-1} ref={useTitle("Woorden die geen naam zijn")}>
        Woorden die geen naam zijn {name ? <small>{name}</small> : null}
      </h1>
      <p class="lead">
        Over deze woorden stelt het systeem geen vraag meer in teksten van uw instelling. Ze komen erbij als iemand
        bevestigt dat iets geen leerling of leerkracht is. Na een jaar vervallen ze.
      </p>
      <Read reading={list}>{(value) => <Inside key={number} number={number} list={value} reading={list} />}</Read>
    </>
  );
}

function Inside({ number, list, reading }: { number: string; list: List; reading: Reading<List> }) {
  const add = async (word: string) => {
    const added = await post(PATH, { path: { number }, body: { word } });
    reading.replace(withWord(list, added));
    void reading.reload(); // who is called by name there
    return added;
  };
  return (
    <>
      <AddWord onAdd={add} />
      {list.items.length ? null : <p class="empty">Nog geen woorden. Wat collega's bevestigen, verschijnt hier.</p>}
      <ul class="list">
        {list.items.map((word) => (
          <Row key={word.id} word={word} onRemove={() => remove(number, word, reading, list)} />
        ))}
      </ul>
    </>
  );
}

/** Taken back by saying it again: it is then who took it back that says so. */
async function remove(number: string, { id, word }: Word, reading: Reading<List>, list: List): Promise<void> {
  await request("delete", `${PATH}/{word_id}`, { params: { path: { number, word_id: id } } });
  reading.replace(withoutWord(list, id));
  tell(`“${word}” is weg uit de lijst.`, async () => {
    await post(PATH, { path: { number }, body: { word } });
    await reading.reload();
  });
}

function Row({ word: { word, at, author }, onRemove }: { word: Word; onRemove: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const from = [author.name, author.function].filter(Boolean).join(", ");
  const away = async () => {
    setBusy(true);
    await onRemove().catch(tellWrong);
    setBusy(false);
  };
  return (
    <li class="card head">
      <div>
        <p class="name">{word}</p>
        <p class="quiet">
          {from ? `Door ${from}, ` : "Door een collega, "}
          {day(at)}. Vervalt op {day(dayAfter(at, KEPT))}.
        </p>
      </div>
      <button type="button" class="link" disabled={busy} onClick={() => void keepingFocus(away)}>
        Haal weg<span class="hidden">: {word}</span>
      </button>
    </li>
  );
}
