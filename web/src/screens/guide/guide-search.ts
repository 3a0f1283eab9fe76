/** Finding chapters by words, however these are written. */

import type { Chapter, Part } from "./parts";

/** Small letters without accents or soft hyphens: "Cliëntrelatie" and "clientrelatie" are one. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u00ad]/g, "")
    .replace(/[‘’]/g, "'")
    .toLowerCase();
}

/** The chapters that hold every word asked for, in reading order; all of them without a word. */
export function found(chapters: readonly Chapter[], asked: string): readonly Chapter[] {
  const words = fold(asked).split(/\s+/).filter(Boolean);
  return chapters.filter((chapter) => {
    const text = fold(textOf(chapter));
    return words.every((word) => text.includes(word));
  });
}

function textOf({ title, summary, parts }: Chapter): string {
  return [title, summary, ...parts.flatMap(textsOf)].join("\n");
}

function textsOf(part: Part): readonly string[] {
  switch (part.kind) {
    case "steps":
    case "list":
      return part.items;
    case "keys":
      return part.keys.flat();
    case "picture":
      return [part.caption];
    default:
      return [part.text];
  }
}
