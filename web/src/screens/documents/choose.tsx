// Files are chosen by a button, or dropped anywhere on the page.

import { useEffect, useRef, useState } from "preact/hooks";
import { ACCEPTED } from "../../uploads/fit";

type OnFiles = (files: FileList) => void;

/** The browser's own input in what looks like a button; `about`: whose it is, for who does not see that. */
export function FileButton({ word, about, first, many, onFiles }: {
  word: string;
  about?: string;
  first?: boolean;
  many?: boolean;
  onFiles: OnFiles;
}) {
  return (
    <label class={first ? "button first choose" : "button choose"}>
      {word}
      {about ? <span class="hidden"> {about}</span> : null}
      <input
        type="file"
        multiple={many}
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          if (currentTarget.files?.length) onFiles(currentTarget.files);
          currentTarget.value = ""; // the same file can be chosen again
        }}
      />
    </label>
  );
}

const hasFiles = ({ dataTransfer }: DragEvent) => Boolean(dataTransfer?.types.includes("Files"));

/** What is dropped on the page; true while something hangs over it. Elsewhere a browser would open it. */
export function useDropped(onFiles: OnFiles): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = ({ relatedTarget }: DragEvent) => relatedTarget || setOver(false);
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = event.dataTransfer?.files;
      if (files?.length) latest.current(files);
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
    };
  }, []);
  return over;
}
