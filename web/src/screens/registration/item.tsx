// One contribution to the thread, and what can be done with it.

import type { ComponentChildren } from "preact";
import { ErrorBoundary, lazy } from "preact-iso";
import { useOpened } from "./opened";
import type { Scene } from "./scene";
import type { Sheet } from "./sheets";
import type { EntryOf, List } from "./thread";

const EntryForm = lazy(() => import("./entry-form"));
const EntryTrash = lazy(() => import("./entry-trash"));

interface Props<L extends List> {
  scene: Scene;
  sheet: Sheet<L>;
  entry: EntryOf<L>;
  may: boolean;
  /** How changing it and putting it away are called. */
  edit: string;
  trash: string;
  tools?: ComponentChildren;
  children: ComponentChildren;
}

export function Item<L extends List>({ scene, sheet, entry, may, edit, trash, tools, children }: Props<L>) {
  const { opened, open, close, opener } = useOpened<"edit" | "trash">();
  const isMine = scene.may.write && may;
  if (opened === "edit") {
    return (
      <li class="entry">
        <ErrorBoundary>
          <EntryForm scene={scene} sheet={sheet} entry={entry} onDone={close} />
        </ErrorBoundary>
      </li>
    );
  }
  return (
    <li class={scene.isNew(entry) ? "entry fresh" : "entry"}>
      {children}
      {isMine ? (
        <div class="tools">
          {tools}
          <button type="button" class="plain" ref={opener("edit")} aria-describedby={entry.id} onClick={() => open("edit")}>
            {edit}
          </button>
          <button type="button" class="plain" ref={opener("trash")} aria-describedby={entry.id} onClick={() => open("trash")}>
            {trash}
          </button>
        </div>
      ) : null}
      {isMine && opened === "trash" ? (
        <ErrorBoundary>
          <EntryTrash scene={scene} sheet={sheet} entry={entry} onCancel={close} />
        </ErrorBoundary>
      ) : null}
    </li>
  );
}
