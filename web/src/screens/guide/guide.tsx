/** The guide: all chapters to choose from, or one of them to read. */

import { useEffect, useMemo, useState } from "preact/hooks";

import { CHAPTERS, hrefOf, type Chapter } from "./chapters";
import { PartView } from "./guide-parts";
import { found } from "./guide-search";

import "../../style/guide.css";

/** Without `chapter` the overview; a chapter that does not exist says so, above the overview. */
export default function Guide({ chapter }: { chapter?: string }) {
  const [asked, setAsked] = useState("");
  const shown = useMemo(() => found(CHAPTERS, asked), [asked]);
  const current = CHAPTERS.find((one) => one.id === chapter);
  const title = current ? `${current.title} - Handleiding` : "Handleiding";
  useEffect(() => {
    document.title = `${title} - Samenwerkingsdossier`;
  }, [title]);
  useEffect(() => setAsked(""), [chapter]);
  const states = ["guide", current && "guide-reading", asked.trim() && "guide-searching"];
  return (
    <div class={states.filter(Boolean).join(" ")}>
      {current ? null : <Opening unknown={chapter !== undefined} />}
      <div class="guide-side">
        {current ? <a href="/handleiding">Alle hoofdstukken</a> : null}
        <Search asked={asked} count={shown.length} onAsk={setAsked} />
        <Contents chapters={shown} current={current} />
      </div>
      {current ? <Reading chapter={current} /> : null}
    </div>
  );
}

function Opening({ unknown }: { unknown: boolean }) {
  return (
    <div class="guide-opening">
      <h1>Handleiding</h1>
      {unknown ? <p class="guide-note">Dit hoofdstuk bestaat niet. Kies er hieronder een.</p> : null}
      <p>Korte uitleg over het samenwerkingsdossier, voor scholen en CLB's.</p>
    </div>
  );
}

interface SearchProps {
  asked: string;
  count: number;
  onAsk: (text: string) => void;
}

function Search({ asked, count, onAsk }: SearchProps) {
  return (
    <div class="guide-search">
      <label htmlFor="guide-search">Zoek in de handleiding</label>
      <input
        id="guide-search"
        type="search"
        autocomplete="off"
        value={asked}
        onInput={(event) => onAsk(event.currentTarget.value)}
      />
      <output>{asked.trim() ? foundSentence(count) : ""}</output>
    </div>
  );
}

function foundSentence(count: number): string {
  if (!count) return "Niets gevonden. Probeer een ander woord.";
  return count === 1 ? "1 hoofdstuk gevonden" : `${count} hoofdstukken gevonden`;
}

function Contents({ chapters, current }: { chapters: readonly Chapter[]; current?: Chapter }) {
  return (
    <nav class="guide-contents" aria-label="Hoofdstukken">
      <ol>
        {chapters.map((one) => (
          <li key={one.id}>
            <a href={hrefOf(one)} aria-current={one === current ? "page" : undefined}>
              {one.title}
            </a>
            {current ? null : <p>{one.summary}</p>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Reading({ chapter }: { chapter: Chapter }) {
  return (
    <article class="guide-chapter">
      <h1>{chapter.title}</h1>
      <p class="guide-summary">{chapter.summary}</p>
      {chapter.parts.map((part, index) => (
        <PartView key={`${chapter.id}-${index}`} part={part} />
      ))}
      <button type="button" class="guide-print" onClick={() => window.print()}>
        Afdrukken
      </button>
      <Pager chapter={chapter} />
    </article>
  );
}

function Pager({ chapter }: { chapter: Chapter }) {
  const at = CHAPTERS.indexOf(chapter);
  const [previous, next] = [CHAPTERS[at - 1], CHAPTERS[at + 1]];
  return (
    <nav class="guide-pager" aria-label="Verder lezen">
      {previous ? (
        <a class="guide-previous" href={hrefOf(previous)} rel="prev">
          <span>Vorige</span> {previous.title}
        </a>
      ) : null}
      {next ? (
        <a class="guide-next" href={hrefOf(next)} rel="next">
          <span>Volgende</span> {next.title}
        </a>
      ) : null}
    </nav>
  );
}
