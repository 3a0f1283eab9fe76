// What was kept and may point at somebody: asked calmly, until somebody changed it or closed it.

import { useLocation } from "preact-iso";
import { type Doubt, doubts, rewriting } from "../api/names";
import { useLive } from "./live";
import { groupsOf } from "./name-words";

export default function Doubts() {
  const all = useLive(doubts);
  const { route, path: here } = useLocation();
  const doubt = all[0];
  if (!doubt) return null;
  const done = () => doubts.set(all.slice(1));
  const page = pageOf(doubt);
  const change = () => {
    done();
    if (!page) return;
    rewriting.set(doubt.id);
    if (page !== here) route(page);
  };
  return (
    <div class="notice">
      <span>
        {sentenceOf(doubt)}
        {all.length > 1 ? <span class="quiet"> En nog {all.length - 1}.</span> : null}
      </span>
      <span class="answers">
        {page ? (
          <button type="button" onClick={change}>
            Aanpassen
          </button>
        ) : null}
        <button type="button" class="plain" onClick={done}>
          Klopt zo
        </button>
      </span>
    </div>
  );
}

const LISTED = new Intl.ListFormat("nl-BE");

/** `Mogelijk een naam: “Roos”. Klopt dat?` */
export function sentenceOf({ body, found }: Pick<Doubt, "body" | "found">): string {
  const groups = groupsOf(body, found);
  const names = groups.filter(({ places: [{ kind }] }) => kind !== "recognisable").map(({ word }) => `“${word}”`);
  const hints = groups.flatMap(({ word, places: [{ kind, reason }] }) =>
    kind === "recognisable" ? [`Misschien herkenbaar: “${word}” (${reason}).`] : [],
  );
  return [
    ...(names.length ? [`Mogelijk ${names.length > 1 ? "namen" : "een naam"}: ${LISTED.format(names)}.`] : []),
    ...hints,
    "Klopt dat?",
  ].join(" ");
}

const REGISTRATION = "/dossiers/{dossier_id}/registrations";
const ENTRY = /registration_id\}\/(?:replies|goals|agreements)(?:\/\{entry_id\})?$/;

/** Where it can be written otherwise; nothing of a reason or a message, which stand as they were sent. */
export function pageOf({ path, params, id }: Pick<Doubt, "path" | "params" | "id">): string | undefined {
  const registrations = `/dossiers/${params["dossier_id"]}/registraties`;
  if (path === REGISTRATION || path === `${REGISTRATION}/{registration_id}`) return `${registrations}/${id}/wijzig`;
  if (/documents(\/\{document_id\})?$/.test(path)) return `/dossiers/${params["dossier_id"]}/documenten`;
  return ENTRY.test(path) ? `${registrations}/${params["registration_id"]}` : undefined;
}
