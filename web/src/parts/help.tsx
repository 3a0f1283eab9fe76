// At the end of each screen: the chapter of the guide that is about it.

import { useLocation } from "preact-iso";

const CHAPTERS: [RegExp, string][] = [
  [/\/nieuw$|\/wijzig$/, "registreren"],
  [/\/registraties\//, "reageren"],
  [/^\/dossiers\//, "opvolgen"],
  [/^\/dossiers/, "instelling-kiezen"],
  [/^\/contact|\/meldingen$/, "contact"],
];

export function Help() {
  const { path } = useLocation();
  if (path.startsWith("/handleiding")) return null;
  const chapter = CHAPTERS.find(([place]) => place.test(path))?.[1] ?? "";
  return (
    <footer>
      <a href={`/handleiding/${chapter}`.replace(/\/$/, "")}>Hulp bij deze pagina</a>
    </footer>
  );
}
