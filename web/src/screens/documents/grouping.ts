// Documents as they are looked for and laid out; folders exist as far as there is something in them.

import type { Schemas } from "../../api/types";
import { fold } from "../../words/fold";

export type Document = Schemas["Document"];

/** "" is all of them. */
export interface Wanted {
  words: string;
  kind: string;
  folder: string;
}

export const EVERYTHING: Wanted = { words: "", kind: "", folder: "" };

/** `titleOf`: of a registration, as far as it is known. */
export function wanted(documents: Document[], { words, kind, folder }: Wanted, titleOf: (id: string) => string | undefined): Document[] {
  const parts = fold(words).split(/\s+/);
  const textOf = ({ name, folder = "", registration_id = "" }: Document) =>
    fold(`${name} ${folder} ${titleOf(registration_id) ?? ""}`);
  return documents.filter(
    (one) =>
      (!kind || one.kind === kind) && (!folder || one.folder === folder) && parts.every((part) => textOf(one).includes(part)),
  );
}

const AN_HOUR = 3_600_000; // milliseconds

/** What was announced long ago and never came is not waited for. */
export const isAwaited = ({ state, uploaded_at, added_at }: Document["latest"]): boolean =>
  state === "pending" && (uploaded_at !== undefined || Date.now() - Date.parse(added_at) < AN_HOUR);

/** It has no file that can be had, and will have none unless its sharer does something. */
export const isUnshared = ({ current, latest }: Document): boolean =>
  !current && (latest.state === "refused" || (latest.state === "pending" && !isAwaited(latest)));

/** What is `listed` for somebody of this side, and what only their side still has to do with. */
export function shownTo(side: string | undefined, documents: Document[]): { listed: Document[]; unshared: Document[] } {
  const isTheirs = ({ author }: Document) => author.side === side;
  const isThere = ({ current, latest }: Document) => current || latest.state !== "pending" || latest.uploaded_at;
  return {
    listed: documents.filter((one) => !isUnshared(one) && (isTheirs(one) || isThere(one))),
    unshared: documents.filter((one) => isUnshared(one) && isTheirs(one)),
  };
}

export interface Group {
  title: string;
  documents: Document[];
}

const PINNED = "Geldige samenwerkings\u00ADafspraken";
const LOOSE = "Zonder map";
const byWord = new Intl.Collator("nl-BE", { numeric: true }).compare;

/** The agreements that hold now, what lies in no folder, and each folder; in all of them the latest first. */
export function groupsOf(documents: Document[]): Group[] {
  const latestFirst = documents.toSorted((one, other) => (one.latest.added_at < other.latest.added_at ? 1 : -1));
  const rest = latestFirst.filter(({ pinned }) => !pinned);
  return [
    { title: PINNED, documents: latestFirst.filter(({ pinned }) => pinned) },
    { title: LOOSE, documents: rest.filter(({ folder }) => !folder) },
    ...foldersOf(rest).map((title) => ({ title, documents: rest.filter(({ folder }) => folder === title) })),
  ].filter(({ documents }) => documents.length);
}

export const foldersOf = (documents: Document[]): string[] =>
  [...new Set(documents.flatMap(({ folder }) => folder ?? []))].toSorted(byWord);
