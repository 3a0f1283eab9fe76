import { useEffect, useRef } from "preact/hooks";

/** Gives the ref of a form that Ctrl+Enter sends. */
export function useSendKey() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const { current } = form;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) current?.requestSubmit();
    };
    current?.addEventListener("keydown", onKeyDown);
    return () => current?.removeEventListener("keydown", onKeyDown);
  }, []);
  return form;
}
