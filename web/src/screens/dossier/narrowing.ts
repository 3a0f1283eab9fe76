// What a list is narrowed by: it stands in the address; without a network it narrows what is kept.

import type { Schemas } from "../../api/types";
import { fold } from "../../words/fold";
import { ACTIVITY, DOMAIN, STATUS, WAITING } from "../../words/nl";

type Card = Schemas["RegistrationCard"];
export type Narrowed = Record<string, string>;

// What an old or mistyped address asks that does not exist, is not asked.
const KNOWN: Record<string, object> = { status: STATUS, activity: ACTIVITY, domain: DOMAIN, waiting_for: { ...WAITING, none: "" } };

const isKnown = (name: string, value: string) => !(name in KNOWN) || value in (KNOWN[name] ?? {});

const textOf = ({ title, site = "", themes = [] }: Card) => fold([title, site, ...themes].join(" "));

const FITS: Record<string, (card: Card, value: string) => boolean> = {
  status: (card, status) => card.status === status,
  // The API looks in the whole text; in what a list holds are only these.
  q: (card, words) => fold(words).split(/\s+/).every((word) => textOf(card).includes(word)),
  theme: ({ themes = [] }, theme) => themes.includes(theme),
  owner: ({ owner }, person) => owner.id === person,
  school_year: (card, year) => card.school_year === year,
  activity: (card, activity) => card.activity === activity,
  domain: ({ domains = [] }, domain) => domains.some((one) => one === domain),
  waiting_for: (card, side) => (card.waiting_for ?? "none") === side,
};

export const narrowedBy = (query: Record<string, string>): Narrowed =>
  Object.fromEntries(Object.keys(FITS).flatMap((name) => (query[name] && isKnown(name, query[name]) ? [[name, query[name]]] : [])));

export const fits = (card: Card, narrowed: Narrowed): boolean =>
  Object.entries(narrowed).every(([name, value]) => FITS[name]?.(card, value) ?? true);
