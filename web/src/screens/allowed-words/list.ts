// The list of words, before the API is asked again.

import type { Schemas } from "../../api/types";
import { fold } from "../../words/fold";

type List = Schemas["WordList"];
type Word = Schemas["Word"];

/** In the order of the alphabet; one that was there already is said again. */
export function withWord(list: List, word: Word): List {
  const others = list.items.filter((one) => fold(one.word) !== fold(word.word));
  return { ...list, items: [...others, word].toSorted((a, b) => a.word.localeCompare(b.word, "nl")) };
}

export const withoutWord = (list: List, id: string): List => ({
  ...list,
  items: list.items.filter((one) => one.id !== id),
});
