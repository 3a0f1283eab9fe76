// What is being uploaded and what became of it: where files are chosen, and on other screens above them.

import { useEffect, useRef, useState } from "preact/hooks";
import { keepingFocus } from "../parts/focus";
import { count } from "../words/nl";
import { sizeInWords } from "./fit";
import { isOver, percent, sentenceAt, stageOf } from "./queue";
import { isUnderWay, type Upload, uploads } from "./uploads";
import { cancel, retry } from "./uploader";
import { outcomeOf, plainly } from "./words";
import "./panel.css";

const PATIENCE = 8000; // milliseconds in which what went well stays in sight

export default function Panel({ all }: { all: Upload[] }) {
  const said = useSaid(all);
  const isOpen = all.some((one) => !isOver(one));
  useEffect(() => {
    if (isOpen) return undefined;
    const timer = setTimeout(() => uploads.set([]), PATIENCE);
    return () => clearTimeout(timer);
  }, [isOpen]);
  const waits = all.some((one) => isUnderWay(one) || (one.phase === "checking" && !one.why));
  const close = () => keepingFocus(async () => uploads.set([]));
  return (
    <section class="uploads" aria-label="Opladen">
      <p class="hidden" role="status">
        {said}
      </p>
      <details open>
        <summary>{headingOf(all)}</summary>
        <ul>
          {all.map((one) => (
            <Row key={one.id} upload={one} />
          ))}
        </ul>
      </details>
      {waits ? null : (
        <button type="button" class="plain" onClick={() => void close()}>
          Sluit
        </button>
      )}
    </section>
  );
}

function headingOf(all: Upload[]): string {
  const under = all.filter(isUnderWay).length;
  if (under) return `${count(under, "bestand", "bestanden")} onderweg: ${percent(all)} %`;
  if (all.some(({ phase, why }) => phase === "checking" && !why)) return "Wordt nagekeken…";
  return all.every(isOver) ? "Alles is gedeeld." : "Dit vraagt uw aandacht";
}

/** At the start, halfway, at the end, and what became of each. */
function useSaid(all: Upload[]): string {
  const stage = stageOf(all);
  const outcomes = all.flatMap((one) => (one.phase === "judged" ? [`${one.name}: ${outcomeOf(one)}`] : (one.why && [`${one.name}: ${one.why}`]) || []));
  const before = useRef<string[]>([]);
  const [said, setSaid] = useState("");
  useEffect(() => setSaid(sentenceAt(stage, all)), [stage]);
  useEffect(() => {
    const news = outcomes.filter((one) => !before.current.includes(one));
    before.current = outcomes;
    if (news.length) setSaid(news.join(" "));
  }, [outcomes.join()]);
  return said;
}

function Row({ upload }: { upload: Upload }) {
  const { id, name, phase, file, place, document } = upload;
  const button = (word: string, act: () => unknown) => (
    <button type="button" class="plain" aria-label={`${word}: ${name}`} onClick={() => void keepingFocus(async () => act())}>
      {word}
    </button>
  );
  return (
    <li>
      <p class="state">
        <span>
          <strong>
            <bdi>{plainly(name)}</bdi>
          </strong> <span class="quiet">{sizeInWords(file.size)}</span>
        </span>
        {phase === "sending" ? <progress max={file.size} value={upload.sent} aria-label={name} /> : null}
        <span class={phase === "failed" || phase === "unfit" || document?.state === "refused" ? "late" : ""}>{outcomeOf(upload)}</span>
        {isUnderWay(upload) ? button("Annuleer", () => cancel(id)) : null}
        {phase === "failed" ? button("Probeer opnieuw", () => retry(id)) : null}
        {phase === "failed" ? button("Laat het zo", () => cancel(id)) : null}
        {phase === "judged" && document?.state !== "clean" ? (
          <a href={whereIs(place, document?.registration_id)}>Bekijk het</a>
        ) : null}
      </p>
    </li>
  );
}

const whereIs = ({ dossier_id }: Upload["place"], registration: string | undefined) =>
  `/dossiers/${dossier_id}/${registration ? `registraties/${registration}` : "documenten"}`;
