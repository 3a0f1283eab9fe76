// Werkt mijn toegang? For everybody: what works, what is missing, and whom to ask.

import { useLocation } from "preact-iso";
import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useLive } from "../../parts/live";
import { useTitle } from "../../parts/title";
import { session, signIn } from "../../session/session";
import { when } from "../../words/dates";
import { FindPlace } from "./find-place";

type Place = Schemas["OwnPlace"];
type Access = Schemas["OwnAccess"];

export const PAGE = "/toegang";

export default function OwnAccess() {
  const { query } = useLocation();
  const asked = /^\d{6}$/.test(query["instelling"] ?? "") ? query["instelling"] : undefined;
  const reading = useReading(`own access ${asked ?? ""}`, () =>
    get("/me/access", asked ? { query: { institution: asked } } : {}),
  );
  return (
    <>
      <h1 tabIndex={-1} ref={useTitle("Werkt mijn toegang?")}>
        Werkt mijn toegang?
      </h1>
      <p class="lead">U leest hier wat u mag, wat er ontbreekt en aan wie u het vraagt.</p>
      <Read reading={reading}>{(access) => <Places access={access} again={reading.reload} />}</Read>
      <FindPlace page={PAGE} />
    </>
  );
}

function Places({ access, again }: { access: Access; again: () => Promise<void> }) {
  const now = useLive(session);
  const roles = "person" in now ? now.person.roles : [];
  return (
    <>
      <p role="status" class="quiet">
        Nagekeken {when(access.checked_at)}.{" "}
        <button type="button" class="link" onClick={() => void again()}>
          Kijk opnieuw na
        </button>
      </p>
      {access.institutions.some((place) => newRights(place, roles).length > 0) ? <Behind /> : null}
      {access.institutions.length ? null : (
        <p class="empty">U bent nog bij geen enkele instelling gekend. Zoek hieronder uw school of CLB.</p>
      )}
      <ul class="list">
        {access.institutions.map((place) => (
          <PlaceCard key={place.number} place={place} />
        ))}
      </ul>
    </>
  );
}

/** What works by now, but is not in the token of who is signed in since before. */
export const newRights = ({ number, findings }: Place, roles: string[]): string[] =>
  findings.flatMap(({ code, right }) => (code === "works" && right && !roles.includes(`${right}:${number}`) ? [right] : []));

function Behind() {
  return (
    <div class="note">
      <p>Er kwam een recht bij nadat u zich aanmeldde. Meld u opnieuw aan om het te gebruiken.</p>
      <p class="buttons">
        <button type="button" onClick={() => void signIn("/")}>
          Meld opnieuw aan
        </button>
      </p>
    </div>
  );
}

function PlaceCard({ place }: { place: Place }) {
  const heading = `place-${place.number}`;
  return (
    <li class="card">
      <section aria-labelledby={heading}>
        <h2 class="reference" id={heading}>
          {place.name}
        </h2>
        <p class="quiet">{place.number}</p>
        <p>{place.works ? <Tag kind="good">Werkt</Tag> : <Tag kind="wait">Werkt niet</Tag>}</p>
        <ul>
          {place.findings.map(({ code, right, sentence }) => (
            <li key={`${code} ${right}`}>{sentence}</li>
          ))}
        </ul>
        {place.findings.every(({ code }) => code === "works") ? null : <Ask place={place} />}
      </section>
    </li>
  );
}

function Ask({ place }: { place: Place }) {
  const { ask, link } = place;
  return (
    <>
      <p>
        <Whom place={place} />
      </p>
      {ask.length ? (
        <ul>
          {ask.map(({ name, function: role }) => (
            <li key={name}>{[name, role].filter(Boolean).join(", ")}</li>
          ))}
        </ul>
      ) : null}
      <p>
        <a class="tap" href="/handleiding/toegang">
          Wat vraag ik precies?
        </a>
        {link ? (
          <>
            {" · "}
            <a class="tap" href={link} rel="noreferrer" target="_blank">
              Gebruikersbeheer Vlaanderen<span class="hidden"> (opent in een nieuw venster)</span>
            </a>
          </>
        ) : null}
      </p>
    </>
  );
}

/** A local administrator helps themselves, or asks another one, or whoever runs the platform. */
function Whom({ place: { number, findings, ask } }: { place: Place }) {
  const isAdmin = findings.some(({ code, right }) => code === "works" && right === "lokale-beheerder");
  const help = <a href="/contact">vraag hulp</a>;
  if (ask.length && !isAdmin) return <>Vraag het aan de lokale beheerder:</>;
  if (!isAdmin) return <>Hier is nog geen lokale beheerder gekend. Vraag het aan uw directie, of {help}.</>;
  return (
    <>
      U bent hier zelf lokale beheerder: ken het recht toe bij <a href={`/instellingen/${number}/toegang`}>Toegangsrechten</a>.{" "}
      {ask.length ? "Of vraag het aan een andere lokale beheerder:" : <>Lukt dat niet, {help} aan wie het platform beheert.</>}
    </>
  );
}
