// S4: one registration: whose it is, what was seen and advised, and what both sides do with it.

import { ErrorBoundary, lazy, useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import { useKeys } from "../../parts/keys";
import { Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { dayAndYear, isoDay } from "../../words/dates";
import { lastList } from "../dossier/registrations";
import { Agreements } from "./agreements";
import { focusReply } from "./focus-reply";
import { ConflictPlace } from "./conflict-place";
import { Texts } from "./texts";
import { Goals } from "./goals";
import { Head } from "./head";
import { Replies } from "./replies";
import { type Around, useAround, useScene, useThread } from "./scene";
import type { Place } from "./sheets";
import type { Thread } from "./thread";
import "./registration.css";

const Beside = lazy(() => import("./beside"));

export default function RegistrationScreen({ dossier, registration }: { dossier: string; registration: string }) {
  return <Registration key={registration} place={{ dossier_id: dossier, registration_id: registration }} />;
}

function Registration({ place }: { place: Place }) {
  const reading = useThread(place);
  const around = useAround(place);
  const before = lastList(place.dossier_id);
  const card = before?.items.find(({ id }) => id === place.registration_id);
  const title = reading.value?.title ?? card?.title ?? "Registratie";
  const heading = useTitle(title);
  return (
    <>
      <Printed school={around.row?.school.name} />
      <Walk place={place} />
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <Read reading={reading} rows={6}>
        {(thread) => <Inside thread={thread} place={place} around={around} reload={reading.reload} />}
      </Read>
      <ConflictPlace />
    </>
  );
}

/** On paper: of which school, and from when it is. */
function Printed({ school }: { school: string | undefined }) {
  const [today, setToday] = useState(() => isoDay());
  useEffect(() => {
    const setDay = () => setToday(isoDay());
    addEventListener("beforeprint", setDay);
    return () => removeEventListener("beforeprint", setDay);
  }, []);
  return (
    <p class="on-paper">
      {school ? `${school} · ` : ""}afgedrukt op {dayAndYear(today)}
    </p>
  );
}

/** Back to the dossier as it was left, and to what stands beside this one in it. */
function Walk({ place: { dossier_id, registration_id } }: { place: Place }) {
  const { route } = useLocation();
  const list = lastList(dossier_id);
  const cards = list?.items ?? [];
  const here = cards.findIndex(({ id }) => id === registration_id);
  const urlOf = (index: number) =>
    here >= 0 && cards[index] ? `/dossiers/${dossier_id}/registraties/${cards[index].id}` : undefined;
  const [previous, next] = [urlOf(here - 1), urlOf(here + 1)];
  useKeys({ ...(previous ? { k: () => route(previous) } : {}), ...(next ? { j: () => route(next) } : {}), r: focusReply });
  return (
    <div class="walk">
      <a href={`/dossiers/${dossier_id}${list?.search ?? ""}`}>← Dossier</a>
      <span>
        {previous ? <a href={previous}>Vorige</a> : null}
        {next ? <a href={next}>Volgende</a> : null}
        <button type="button" class="link" onClick={() => print()}>
          Afdrukken
        </button>
      </span>
    </div>
  );
}

interface Props {
  thread: Thread;
  place: Place;
  around: Around;
  reload: () => Promise<void>;
}

function Inside({ thread, place, around, reload }: Props) {
  const scene = useScene(thread, place, around, reload);
  return (
    <>
      <Head scene={scene} />
      <div class="registration">
        <div>
          <Texts thread={thread} />
          <Goals scene={scene} />
          <Agreements scene={scene} />
          <Replies scene={scene} />
        </div>
        <div>
          <ErrorBoundary>
            <Beside scene={scene} />
          </ErrorBoundary>
        </div>
      </div>
    </>
  );
}
