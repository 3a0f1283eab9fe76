// Who has no account here yet is invited by e-mail; and who is awaited.

import { useState } from "preact/hooks";
import { post, remove } from "../../api/outbox";
import { get, type Reading, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { useDoing } from "../../parts/doing";
import { keepingFocus } from "../../parts/focus";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";
import { tell, tellWrong } from "../../parts/undo";
import { dayAndYear, when } from "../../words/dates";
import Elsewhere from "./elsewhere";
import { isOwn, usePlace } from "./institution";
import { InviteForm } from "./invite-form";
import { PlaceName } from "./place-name";
import { byWhom, pageOf, RIGHT } from "./words";
import "./rights.css";

type Invitation = Schemas["Invitation"];
type List = Schemas["InvitationList"];

const ALL = "/institutions/{number}/invitations";
const STATUS: Record<Invitation["status"], [string, string]> = {
  open: ["Wacht op de collega", "wait"],
  accepted: ["Aanvaard", "good"],
  withdrawn: ["Ingetrokken", ""],
  refused: ["Niet gelukt", "wait"],
  expired: ["Verlopen", ""],
};

/** What became of it, for who sent it. */
function outcomeOf({ status, closed }: Invitation): string {
  if (!closed) return status === "expired" ? "De collega meldde zich niet op tijd aan. Nodig opnieuw uit als het nog nodig is." : "";
  if (status === "accepted") return `Aangemeld ${when(closed.at)}: de rechten zijn er.`;
  if (status === "withdrawn") return `Ingetrokken ${when(closed.at)} door ${byWhom(closed.by)}.`;
  return `Aangemeld ${when(closed.at)}, maar de rechten konden niet. ${closed.reason}`;
}

export default function Invitations({ number }: { number: string }) {
  const place = usePlace(number);
  const list = useReading(`invitations ${number}`, () => get(ALL, { path: { number } }));
  const [wrong, setWrong] = useState(false);
  return (
    <>
      <p class="back">
        <a href={pageOf(number)}>← Toegangsrechten</a>
      </p>
      <h1 tabIndex={-1} ref={useTitle(`${wrong ? "Fout: " : ""}Nodig iemand uit`)}>
        Nodig iemand uit
      </h1>
      <PlaceName place={place.value} />
      <Read reading={list}>
        {(value) => (
          <>
            {place.value && isOwn(place.value) ? (
              <InviteForm number={number} kind={place.value.kind} onWrong={setWrong} onInvited={(made) => invited(number, made, list)} />
            ) : null}
            {place.value && !isOwn(place.value) ? <Elsewhere place={place.value} /> : null}
            <Awaited number={number} list={list} items={value.items} />
          </>
        )}
      </Read>
    </>
  );
}

function invited(number: string, made: Invitation, list: Reading<List>): void {
  void list.reload();
  tell(`${made.email} is uitgenodigd en krijgt een mail.`, () => withdraw(number, made, list));
}

async function withdraw(number: string, { id }: Invitation, list: Reading<List>): Promise<void> {
  await remove(`${ALL}/{invitation_id}`, { path: { number, invitation_id: id } });
  await list.reload();
}

async function inviteAgain(number: string, { email, rights, function: role, until, invited: by }: Invitation, list: Reading<List>) {
  const body = { email, rights, reason: by.reason, ...(role ? { function: role } : {}), ...(until ? { until } : {}) };
  await post(ALL, { path: { number }, body });
  await list.reload();
}

function Awaited({ number, list, items }: { number: string; list: Reading<List>; items: Invitation[] }) {
  return (
    <section aria-labelledby="awaited">
      <h2 id="awaited">Uitnodigingen</h2>
      {items.length ? null : <p class="quiet">Er loopt geen enkele uitnodiging.</p>}
      <ul class="list">
        {items.map((one) => (
          <Row key={one.id} number={number} list={list} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ number, list, one }: { number: string; list: Reading<List>; one: Invitation }) {
  const [busy, setBusy] = useState(false);
  const doing = useDoing();
  const [word, kind] = STATUS[one.status];
  const became = outcomeOf(one);
  const takeBack = async () => {
    setBusy(true);
    await withdraw(number, one, list).then(
      () => tell("De uitnodiging is ingetrokken.", () => inviteAgain(number, one, list)),
      tellWrong,
    );
    setBusy(false);
  };
  return (
    <li class="card">
      <h3 class="reference">{one.email}</h3>
      <p>
        <Tag kind={kind}>{word}</Tag>
        {one.status === "open" ? <span class="quiet"> tot {dayAndYear(one.expires_at)}</span> : null}
        {one.undeliverable ? <Tag kind="wait">Mail komt niet aan</Tag> : null}
      </p>
      <p>
        {one.rights.map((right) => RIGHT[right]).join(", ")}
        {one.until ? `, tot en met ${dayAndYear(one.until)}` : ""}
      </p>
      <p class="quiet">
        Uitgenodigd {when(one.invited.at)} door {byWhom(one.invited.by)}. Reden: {one.invited.reason}
      </p>
      {became ? <p>{became}</p> : null}
      {one.status === "open" ? (
        <p class="buttons">
          <button type="button" disabled={busy} onClick={() => void keepingFocus(takeBack)}>
            {busy ? doing : "Trek in"}
            <span class="hidden">: de uitnodiging van {one.email}</span>
          </button>
        </p>
      ) : null}
    </li>
  );
}
