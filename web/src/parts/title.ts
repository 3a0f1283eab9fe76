// The title of the page, and the focus on it for who comes from another page.

import { useEffect, useRef } from "preact/hooks";

let visited = false;

/** Gives the ref of the heading of the screen: who navigates hears and sees it from its top. */
export function useTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title ? `${title} · Samenwerkingsdossier` : "Samenwerkingsdossier";
  }, [title]);
  useEffect(() => {
    if (visited) heading.current?.focus({ preventScroll: true });
    visited = true;
  }, []);
  return heading;
}
