// The first page: the samenwerkingsdossier, and what lives elsewhere.

import { ErrorBoundary, lazy } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { config, type Tile } from "../../config";
import { Tag } from "../../parts/tags";
import { useTitle } from "../../parts/title";

type Standing = Schemas["InstitutionStanding"];

const NOWHERE: Standing[] = [];
const CLB = "samenwerkingsdossier-clb";
const ADMIN = "lokale-beheerder";

const Missing = lazy(() => import("./missing"));
const Tour = lazy(() => import("./tour"));

export default function Home() {
  const heading = useTitle("");
  const me = useReading("me", () => get("/me", {}));
  const links = useLinks();
  const clbs = useClbs(me.value?.institutions ?? NOWHERE);
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
        {standings.flatMap((one) => tilesOf(one, clbs)).map((tile) => (
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

/** The CLBs of which they are an administrator and no more: their roles do not say that it is one. */
function useClbs(standings: Standing[]): Set<string> {
  const { numbers, isAsked } = useMemo(() => {
    const bare = standings.filter(({ roles }) => roles.includes(ADMIN) && !roles.includes(CLB));
    return { numbers: new Set(bare.map(({ number }) => number)), isAsked: bare.length > 0 };
  }, [standings]);
  const { value } = useReading(isAsked ? "dossiers" : "no dossiers", async () =>
    isAsked ? get("/dossiers", {}) : { value: { items: [], cursor: null }, keptAt: undefined },
  );
  const found = value?.items.map(({ clb }) => clb.number) ?? [];
  return new Set(found.filter((number) => numbers.has(number)));
}

/** What somebody can do at an institution itself, by their roles there. */
export function tilesOf({ number, name, roles }: Standing, clbs: ReadonlySet<string>): Tile[] {
  const at = `/instellingen/${number}`;
  const isAdmin = roles.includes(ADMIN);
  const isClb = roles.includes(CLB) || clbs.has(number);
  const tiles: [boolean, Tile][] = [
    [isAdmin, { title: "Toegangsrechten", text: `Wie van ${name} mag binnen, tot wanneer en waarom.`, href: `${at}/toegang` }],
    [isClb, { title: "Overdracht en vervanging", text: `Als een collega van ${name} vertrekt of een tijd afwezig is.`, href: `${at}/overdracht` }],
    [isClb, { title: "Jaaroverzicht", text: `Alle scholen van ${name} in cijfers, en welke al een tijd stil zijn.`, href: `${at}/jaaroverzicht` }],
    [isAdmin, { title: "Meldingen", text: `Wat collega's van ${name} via het contactformulier lieten weten.`, href: `${at}/meldingen` }],
    [isAdmin, { title: "Woorden die geen naam zijn", text: `Wat in teksten van ${name} niet als naam telt: zoals een toets of een methode.`, href: `${at}/woorden` }],
    [isAdmin && isClb, { title: "Bewaring", text: `Wat van de dossiers van ${name} vernietigd werd, en welke vastgehouden worden.`, href: `${at}/bewaring` }],
  ];
  return tiles.flatMap(([may, tile]) => (may ? [tile] : []));
}

function WorksFor({ standings }: { standings: Standing[] }) {
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
