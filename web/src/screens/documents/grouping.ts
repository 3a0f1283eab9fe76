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
