// Lines under what was found, behind a field: the same text in the same place, of which only the lines are seen.
// (No highlight of the browser reaches into a field.)

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Found } from "../api/names";
import type { Box } from "./fields";

interface Props {
  box: RefObject<Box | null>;
  text: string;
  found: Found[];
}

export function Marks({ box, text, found }: Props) {
  const behind = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [over, under] = [box.current, behind.current];
    return over && under ? following(over, under) : undefined;
  }, [text]);
  return (
    <div class="behind" aria-hidden="true" ref={behind}>
      {pieces(text, found).map(([piece, one], place) =>
        one ? (
          <mark key={place} class={one.certainty}>
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
      {"\n"}
    </div>
  );
}

/** The text in order; of two that touch, the first. */
export function pieces(text: string, found: Found[]): [string, Found?][] {
  const all: [string, Found?][] = [];
  let at = 0;
  for (const one of found.toSorted((a, b) => a.start - b.start)) {
    if (one.start < at) continue;
    all.push([text.slice(at, one.start)], [text.slice(one.start, one.end), one]);
    at = one.end;
  }
  return [...all, [text.slice(at)]];
}

const MOVES = ["scroll", "input", "keyup", "blur", "select"];

/** Returns how to stop. */
function following(over: Box, under: HTMLElement): () => void {
  const scroll = () => under.scrollTo({ left: over.scrollLeft, top: over.scrollTop, behavior: "instant" });
  const sizes = new ResizeObserver(() => {
    lay(over, under);
    scroll();
  });
  lay(over, under);
  scroll();
  sizes.observe(over);
  for (const move of MOVES) over.addEventListener(move, scroll);
  return () => {
    sizes.disconnect();
    for (const move of MOVES) over.removeEventListener(move, scroll);
  };
}

const SAME = ["font", "letter-spacing", "word-spacing", "text-indent", "text-align", "padding", "border-width"];

/** Where the field lies, as wide as what is written in it: without its scroll bar. */
function lay(over: Box, under: HTMLElement): void {
  const has = getComputedStyle(over);
  const edges = parseFloat(has.borderLeftWidth) + parseFloat(has.borderRightWidth);
  for (const name of SAME) under.style.setProperty(name, has.getPropertyValue(name));
  under.classList.toggle("one-line", over.localName === "input");
  under.style.left = `${over.offsetLeft}px`;
  under.style.top = `${over.offsetTop}px`;
  under.style.width = `${over.clientWidth + edges}px`;
  under.style.height = `${over.offsetHeight}px`;
}
