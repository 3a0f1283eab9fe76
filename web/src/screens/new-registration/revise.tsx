// Revise a registration: the same form, over the version that was read.

import { useEffect, useRef, useState } from "preact/hooks";
import { get, type Reading, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { useDraft } from "../../device/drafts";
import Conflict from "../../parts/conflict";
import { RestoredDraft } from "../../parts/draft-state";
import { Written } from "../../parts/fields";
import { isWrong } from "../../parts/progress";
import { Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { type Rights, useRights } from "../../session/rights";
import { differences, mergeable } from "./meeting";
import { RegistrationForm } from "./registration-form";
import { textsOf, valuesOf } from "./values";
import { draftOf, pageOf, PATH, type Place, readingOf, useRevising, type Work, workOf } from "./revising";

type Registration = Schemas["RegistrationWithThread"];
type Dossier = Schemas["Dossier"];

export default function Revise({ dossier, registration }: Place) {
  const place = { dossier, registration };
  const [wrong, setWrong] = useState(false);
  const reading = useReading(readingOf(place), () =>
    get(PATH, { path: { dossier_id: dossier, registration_id: registration } }),
  );
  return (
    <>
      <p class="back">
        <a href={pageOf(place)}>← {reading.value?.title ?? "Registratie"}</a>
      </p>
      <h1 tabIndex={-1} ref={useTitle(`${wrong ? "Fout: " : ""}Registratie wijzigen`)}>
        Registratie wijzigen
      </h1>
      <Read reading={reading} rows={6}>
        {(value) => <Inside key={registration} place={place} value={value} reading={reading} onWrong={setWrong} />}
      </Read>
    </>
  );
}

interface InsideProps {
  place: Place;
  value: Registration;
  reading: Reading<Registration>;
  onWrong: (wrong: boolean) => void;
}

function Inside(props: InsideProps) {
  const { place, value } = props;
  const path = { dossier_id: place.dossier };
  const dossier = useReading(`dossier ${place.dossier}`, () => get("/dossiers/{dossier_id}", { path }));
  const refusal = whyNot(value, dossier.value, useRights(place.dossier));
  if (!refusal) return <Latest {...props} />;
  return (
    <>
      <p class="note">{refusal}</p>
      <p>
        <a href={pageOf(place)}>Terug naar de registratie</a>
      </p>
    </>
  );
}

function whyNot({ status, trashed, owner }: Registration, dossier: Dossier | undefined, rights: Rights) {
  const keeps = rights.isClbAdmin || (rights.isAtClb && [rights.personId, ...rights.actsFor].includes(owner.id));
  if (!keeps) return "De eigenaar wijzigt een registratie, of wie de eigenaar vervangt, of de lokale beheerder van het CLB.";
  if (dossier?.status === "ended") return "Dit dossier is beëindigd: er wijzigt niets meer.";
  if (trashed) return "Deze registratie ligt in de prullenbak. Zet ze eerst terug.";
  return status === "closed" ? "Deze registratie is afgerond. Heropen ze eerst." : undefined;
}

/** What was read last, until somebody starts to type. */
function Latest(props: InsideProps) {
  const touched = useRef(false);
  const shown = useRef(props.value);
  if (!touched.current) shown.current = props.value;
  const { current } = shown;
  const onTouch = () => void (touched.current = true);
  return <Form {...props} key={current.version} value={current} onTouch={onTouch} />;
}

function Form({ place, value, reading, onWrong, onTouch }: InsideProps & { onTouch: () => void }) {
  const draft = useDraft<Work>(draftOf(place), workOf(value));
  const { goals, agreements, replies, documents } = value;
  const { progress, meeting, save, takeTheirs, merge } = useRevising(place, draft, (saved) =>
    reading.replace({ ...saved, goals, agreements, replies, documents }),
  );
  useEffect(() => onWrong(isWrong(progress)), [progress]);
  if (!draft.ready) return null;
  const work = draft.value;
  return (
    <Written.Provider value={{ goal: { dossier_id: place.dossier }, stands: textsOf(valuesOf(value)) }}>
      <RestoredDraft draft={draft} />
      <RegistrationForm
        values={work.values}
        onValues={(values) => {
          onTouch();
          draft.set({ ...work, values });
        }}
        progress={progress}
        savedAt={draft.savedAt}
        action="Bewaar"
        onSubmit={() => void save(work)}
      />
      {meeting ? (
        <Conflict
          differences={differences(meeting.work.values, meeting.work.base, meeting.names)}
          onMine={() => void save(meeting.work)}
          onTheirs={() => void takeTheirs(meeting)}
          onMerge={mergeable(meeting.names).length ? () => merge(meeting) : undefined}
        />
      ) : null}
    </Written.Provider>
  );
}
