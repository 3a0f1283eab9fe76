// The names behind the ids of owners and authors: asked once for a dossier, put to them here.

import { get, useReading } from "../api/read";
import type { Schemas } from "../api/types";
import { SIDE } from "../words/nl";

type Person = Schemas["Person"];
type Author = Schemas["Author"];

export interface People {
  all: Person[];
  nameOf: (author: Pick<Author, "id" | "function" | "side">) => string;
}

const NOBODY: Person[] = [];

/** Who left keeps their function when their name is not kept any more. */
export function usePeople(dossier: string): People {
  const { value } = useReading(`people ${dossier}`, () =>
    get("/dossiers/{dossier_id}/people", { path: { dossier_id: dossier } }),
  );
  const all = value?.items ?? NOBODY;
  return {
    all,
    nameOf: ({ id, function: role, side }) => {
      const name = all.find((person) => person.id === id)?.name;
      return name ?? (role || SIDE[side]);
    },
  };
}
