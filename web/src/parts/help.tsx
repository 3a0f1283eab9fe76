// At the end of each screen: the chapter of the guide that is about it.

import { useLocation } from "preact-iso";
import { session } from "../session/session";
import { useLive } from "./live";

const CHAPTERS: [RegExp, string][] = [
  [/\/nieuw$|\/wijzig$/, "registreren"],
  [/\/registraties\//, "reageren"],
  [/\/documenten$/, "documenten"],
  [/\/jaaroverzicht$/, "jaaroverzicht"],
  [/^\/dossiers\//, "opvolgen"],
  [/^\/dossiers/, "instelling-kiezen"],
  [/^\/mijn|^\/uit/, "mails"],
  [/^\/contact|\/meldingen$/, "contact"],
  [/\/(overdracht|zonder-eigenaar|vervanging)/, "overdragen"],
  [/^\/toegang/, "toegang"],
  [/\/toegang/, "toegang-geven"],
];

export function Help() {
  const { path } = useLocation();
  if (path.startsWith("/handleiding")) return null;
  const chapter = CHAPTERS.find(([place]) => place.test(path))?.[1] ?? "";
  return (
    <footer>
      <SignedInAs />
      <a href={`/handleiding/${chapter}`.replace(/\/$/, "")}>Hulp bij deze pagina</a> <OwnAccess path={path} />
    </footer>
  );
}

/** For who wonders why something is not there. */
function OwnAccess({ path }: { path: string }) {
  const now = useLive(session);
  return "person" in now && path !== "/toegang" ? <a href="/toegang">Werkt mijn toegang?</a> : null;
}

/** On a phone there is no room for it at the top; on a shared computer it matters. */
function SignedInAs() {
  const now = useLive(session);
  return "person" in now && now.person.name ? <p class="quiet">Aangemeld als {now.person.name}</p> : null;
}
