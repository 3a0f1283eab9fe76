// A dialog over the page, as the browser makes it: focus stays in it, and comes back after it.

import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  title: string;
  /** Escape, or the back gesture; without it the dialog stays until its own buttons end it. */
  onClose?: () => void;
  wide?: boolean;
  children: ComponentChildren;
}

export function Dialog({ title, onClose, wide, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const isThere = useRef(true);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    isThere.current = true;
    dialog?.showModal();
    return () => {
      isThere.current = false;
      dialog?.close(); // while it is on the page: that is what gives the focus back
    };
  }, []);
  const onCancel = (event: Event) => {
    event.preventDefault();
    onClose?.();
  };
  // Browsers let a second Escape through whatever is said to the first.
  const onClosed = () => {
    if (isThere.current && !onClose) element.current?.showModal();
    else if (isThere.current) onClose?.();
  };
  return (
    <dialog
      ref={element}
      class={wide ? "wide" : ""}
      aria-labelledby={heading}
      onCancel={onCancel}
      onClose={onClosed}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
