// One contribution to the thread, and what can be done with it.

import type { ComponentChildren } from "preact";
import { ErrorBoundary, lazy } from "preact-iso";
import { useRewriting } from "../../api/names";
import { useOpened } from "./opened";
import type { Scene } from "./scene";
import type { Sheet } from "./sheets";
import type { EntryOf, List } from "./thread";
import { useLeftTyped } from "./typed";
import { TO_TRASH } from "./words";

const EntryForm = lazy(() => import("./entry-form"));
const EntryTrash = lazy(() => import("./entry-trash"));

interface Props<L extends List> {
  scene: Scene;
  sheet: Sheet<L>;
  entry: EntryOf<L>;
  may: boolean;
  /** How changing it is called. */
  edit: string;
  tools?: ComponentChildren;
  children: ComponentChildren;
}

export function Item<L extends List>({ scene, sheet, entry, may, edit, tools, children }: Props<L>) {
  const isMine = scene.may.write && may;
  const { opened, isAsked, open, openQuietly, close, opener } = useOpened<"edit" | "trash">();
  useRewriting(isMine ? entry.id : "", () => open("edit"));
  useLeftTyped(scene, sheet, () => openQuietly("edit"), entry);
  if (opened === "edit") {
    const onBack = () => open("edit");
    return (
      <li class="entry">
        <ErrorBoundary>
          <EntryForm scene={scene} sheet={sheet} entry={entry} isAsked={isAsked} onDone={close} onBack={onBack} />
        </ErrorBoundary>
      </li>
    );
  }
  const button = (name: "edit" | "trash", word: string) => (
    <button type="button" class="plain" ref={opener(name)} aria-describedby={entry.id} onClick={() => open(name)}>
      {word}
    </button>
  );
  return (
    <li class={scene.isNew(entry) ? "entry fresh" : "entry"}>
      {children}
      {isMine ? (
        <div class="tools">
          {tools}
          {button("edit", edit)}
          {button("trash", TO_TRASH)}
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
