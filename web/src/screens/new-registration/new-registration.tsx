// S3: start a registration: four fields, and the rest on demand.

import { useLocation } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";
import { post } from "../../api/outbox";
import { get, useReading } from "../../api/read";
import { usePosting } from "../../api/sending";
import type { Schemas } from "../../api/types";
import { useDraft } from "../../device/drafts";
import { keep } from "../../device/store";
import { RestoredDraft } from "../../parts/draft-state";
import { Written } from "../../parts/fields";
import { AT_REST, isWrong, type Progress, refused, started } from "../../parts/progress";
import { Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { tell } from "../../parts/undo";
import { type Rights, useRights } from "../../session/rights";
import { isoDay } from "../../words/dates";
import { Elsewhere } from "../dossier/elsewhere";
import { errorsIn } from "./checks";
import { RegistrationForm } from "./registration-form";
import { bodyOf, emptyValues, type Values } from "./values";

const PATH = "/dossiers/{dossier_id}/registrations";
type Dossier = Schemas["Dossier"];

export default function NewRegistration({ dossier }: { dossier: string }) {
  const [wrong, setWrong] = useState(false);
  const one = useReading(`dossier ${dossier}`, () => get("/dossiers/{dossier_id}", { path: { dossier_id: dossier } }));
  return (
    <>
      <p class="back">
        <a href={`/dossiers/${dossier}`}>← {one.value?.school.name ?? "Dossier"}</a>
      </p>
      <h1 tabIndex={-1} ref={useTitle(`${wrong ? "Fout: " : ""}Nieuwe registratie`)}>
        Nieuwe registratie
      </h1>
      <Read reading={one} rows={6}>
        {(value) => <Inside dossier={value} onWrong={setWrong} />}
      </Read>
    </>
  );
}

function Inside({ dossier, onWrong }: { dossier: Dossier; onWrong: (wrong: boolean) => void }) {
  const refusal = whyNot(dossier, useRights(dossier.id));
  if (!refusal)
    return (
      <>
        <Elsewhere dossier={dossier} />
        <Form key={dossier.id} dossier={dossier.id} onWrong={onWrong} />
      </>
    );
  return (
    <>
      <p class="note">{refusal}</p>
      <p>
        <a href={`/dossiers/${dossier.id}`}>Terug naar het dossier</a>
      </p>
    </>
  );
}

function whyNot({ status }: Dossier, { isAtClb, isClbAdmin }: Rights): string | undefined {
  if (status === "ended") return "Dit dossier is beëindigd: er komt niets meer bij. U kunt het wel lezen.";
  if (isAtClb) return undefined;
  if (isClbAdmin) return "Wie de rol samenwerkingsdossier - clb heeft, start een registratie. U bent lokale beheerder.";
  return "Het CLB start een registratie. De school antwoordt erop, met reacties, doelstellingen en afspraken.";
}

function Form({ dossier, onWrong }: { dossier: string; onWrong: (wrong: boolean) => void }) {
  const draft = useDraft<Values>(draftOf(dossier), emptyValues(isoDay()));
  const [progress, setProgress] = useState<Progress>(AT_REST);
  const start = useStart(dossier);
  useEffect(() => onWrong(isWrong(progress)), [progress]);
  const submit = async () => {
    const next = started(errorsIn(draft.value));
    setProgress(next);
    if (next.busy) await start(draft.value, draft.clear).catch((error: unknown) => setProgress(refused(error)));
  };
  if (!draft.ready) return null;
  return (
    <Written.Provider value={{ goal: { dossier_id: dossier } }}>
      <RestoredDraft draft={draft} />
      <RegistrationForm
        values={draft.value}
        onValues={draft.set}
        progress={progress}
        savedAt={draft.savedAt}
        action="Registreer"
        onSubmit={() => void submit()}
      />
    </Written.Provider>
  );
}

const draftOf = (dossier: string) => `new-registration ${dossier}`;

/** Starts it, goes to it when the form is still there, and offers to take it back. */
function useStart(dossier: string) {
  const { route } = useLocation();
  const isHere = useRef(true);
  useEffect(() => () => void (isHere.current = false), []);
  const send = usePosting(PATH, { dossier_id: dossier });
  return async (values: Values, clear: () => void) => {
    const made = await send(bodyOf(values));
    clear();
    if (isHere.current) route(`/dossiers/${dossier}/registraties/${made.id}`);
    tell("Registratie gestart.", async () => {
      await trash(made);
      await keep("drafts", draftOf(dossier), values);
      route(`/dossiers/${dossier}/nieuw`);
    });
  };
}

const trash = ({ dossier_id, id, version }: Schemas["Registration"]) =>
  post(`${PATH}/{registration_id}/trash`, {
    path: { dossier_id, registration_id: id },
    body: { reason: "Ongedaan gemaakt" },
    version,
  });
