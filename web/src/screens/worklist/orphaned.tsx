// For the local administrator of a CLB: registrations that nobody owns any more.

import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { useRightsAt } from "../../session/rights";
import { count } from "../../words/nl";

export function Orphaned({ me }: { me: Schemas["Me"] | undefined }) {
  const clbs = me?.institutions.filter(({ roles }) => roles.includes("lokale-beheerder") && !roles.includes("samenwerkingsdossier-school"));
  return clbs?.map(({ number, name }) => <Queue key={number} number={number} name={name} />) ?? null;
}

/** Of a school the queue is always empty: there, nobody owns a registration. */
function Queue({ number, name }: { number: string; name: string }) {
  const { isAdmin } = useRightsAt(number);
  const queue = useReading(`orphans ${number}`, () => get("/institutions/{number}/orphans", { path: { number } }));
  const total = queue.value?.total ?? 0;
  if (!isAdmin || total === 0) return null;
  return (
    <p class="note">
      Bij {name} {total === 1 ? "heeft" : "hebben"} {count(total, "registratie", "registraties")} geen eigenaar meer.{" "}
      <a href={`/instellingen/${number}/zonder-eigenaar`}>Geef ze een eigenaar</a>
    </p>
  );
}
