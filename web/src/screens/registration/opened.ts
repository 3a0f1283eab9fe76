// Which form stands open; when it closes, the focus is back on the button that opened it.

import { useEffect, useRef, useState } from "preact/hooks";

export function useOpened<Name extends string>() {
  const [opened, setOpened] = useState<Name>();
  const last = useRef<Name>(undefined);
  const buttons = useRef<Partial<Record<Name, HTMLElement | null>>>({});
  useEffect(() => {
    if (opened === undefined && last.current) buttons.current[last.current]?.focus();
    last.current = opened;
  }, [opened]);
  return {
    opened,
    open: (name: Name) => setOpened(name),
    close: () => setOpened(undefined),
    opener: (name: Name) => (element: HTMLElement | null) => {
      buttons.current[name] = element;
    },
  };
}
