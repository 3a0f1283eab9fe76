import type { Schemas } from "../../api/types";
import { SIDE } from "../../words/nl";
import type { People } from "../people";

/** ` · School · zorgcoördinator`: what stands after a name, and nothing twice. */
export function byline(people: People, author: Schemas["Author"]): string {
  const name = people.nameOf(author);
  return [SIDE[author.side], author.function]
    .filter((word) => word && word !== name)
    .map((word) => ` · ${word}`)
    .join("");
}
