// The first page: the samenwerkingsdossier, and what lives elsewhere.

import { ErrorBoundary, lazy } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { config, type Tile } from "../../config";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";

const Missing = lazy(() => import("./missing"));
const Tour = lazy(() => import("./tour"));

export default function Home() {
  const heading = useTitle("");
  const me = useReading("me", () => get("/me", {}));
  const links = useLinks();
  const [tour, setTour] = useState(false);
  const standings = me.value?.institutions ?? [];
  const fresh = standings.reduce((sum, one) => sum + one.new, 0);
  const waiting = standings.reduce((sum, one) => sum + one.waiting, 0);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        Welkom{me.value?.name ? `, ${me.value.name}` : ""}
      </h1>
      <ErrorBoundary>{me.value && standings.length === 0 ? <Missing /> : null}</ErrorBoundary>
      <ul class="tiles">
        <li class="tile first">
          <a href="/dossiers">Samenwerkings&shy;dossier</a>
          <p>Registraties, afspraken en reacties van CLB en school.</p>
          <p>
            {fresh ? <Tag kind="new">{`${fresh} nieuw`}</Tag> : null}
            {waiting ? <Tag kind="wait">{`${waiting} te doen`}</Tag> : null}
          </p>
        </li>
        {standings.flatMap(tilesOf).map((tile) => (
          <li class="tile" key={tile.href}>
            <a href={tile.href}>{tile.title}</a>
            <p>{tile.text}</p>
          </li>
        ))}
        {links.map((link) => (
          <LinkTile key={link.href} link={link} />
        ))}
      </ul>
      <WorksFor standings={standings} />
      <p>
        <button type="button" class="link" onClick={() => setTour(true)}>
          Nieuw hier? Zo werkt het, in drie stappen
        </button>
      </p>
      <ErrorBoundary>{tour ? <Tour onClose={() => setTour(false)} /> : null}</ErrorBoundary>
    </>
  );
}

/** What somebody can do at an institution itself, by their roles there. */
function tilesOf({ number, name, roles }: Schemas["InstitutionStanding"]): Tile[] {
  const at = `/instellingen/${number}`;
  const isAdmin = roles.includes("lokale-beheerder");
  const tiles: [boolean, Tile][] = [
    [isAdmin, { title: "Toegangsrechten", text: `Wie van ${name} mag binnen, tot wanneer en waarom.`, href: `${at}/toegang` }],
    [isAdmin, { title: "Meldingen", text: `Wat collega's van ${name} via het contactformulier lieten weten.`, href: `${at}/meldingen` }],
    [isAdmin, { title: "Woorden die geen naam zijn", text: `Wat in teksten van ${name} niet als naam telt: zoals een toets of een methode.`, href: `${at}/woorden` }],
  ];
  return tiles.flatMap(([may, tile]) => (may ? [tile] : []));
}

function WorksFor({ standings }: { standings: Schemas["InstitutionStanding"][] }) {
  if (standings.length === 0) return null;
  return <p class="quiet">U werkt voor {standings.map((one) => one.name).join(", ")}.</p>;
}

function LinkTile({ link: { title, text, href } }: { link: Tile }) {
  return (
    <li class="tile">
      <a href={href} rel="noreferrer" target="_blank">
        {title}
        <span class="hidden"> (opent in een nieuw venster)</span>
      </a>
      <p>{text}</p>
    </li>
  );
}

function useLinks(): Tile[] {
  const [links, setLinks] = useState<Tile[]>([]);
  useEffect(() => void config().then((found) => setLinks(found.links), () => undefined), []);
  return links;
}
