// Which form stands open; when it closes, the focus is back on the button that opened it.

import { useEffect, useRef, useState } from "preact/hooks";

export function useOpened<Name extends string>() {
  const [opened, setOpened] = useState<Name>();
  const last = useRef<Name>(undefined);
  const isAsked = useRef(false);
  const buttons = useRef<Partial<Record<Name, HTMLElement | null>>>({});
  useEffect(() => {
    if (opened === undefined && last.current) buttons.current[last.current]?.focus();
    last.current = opened;
  }, [opened]);
  const opening = (asked: boolean) => (name: Name) => {
    isAsked.current = asked;
    setOpened(name);
  };
  return {
    opened,
    /** Somebody opened it, and goes on in it. */
    isAsked: isAsked.current,
    open: opening(true),
    /** By itself: the focus stays where it is. */
    openQuietly: opening(false),
    close: () => setOpened(undefined),
    opener: (name: Name) => (element: HTMLElement | null) => {
      buttons.current[name] = element;
    },
  };
}
