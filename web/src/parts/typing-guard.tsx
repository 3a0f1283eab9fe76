// Names in a text that is being written: marked where they stand, and below the field what can become of each.

import type { ComponentChildren } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { Marks } from "./marks";
import { KEEP, NameRow } from "./name-row";
import { type Group, grouped, groupsOf, suggestionFor, told } from "./name-words";
import { tell } from "./undo";
import { type Guarded, useFound } from "./use-found";
import { useReplacing } from "./use-replacing";
import "./typing-guard.css";

const FEW = 3; // rows that stand open by themselves

export default function TypingGuard(props: Guarded) {
  const { box, label, value } = props;
  const rows = useRef<HTMLDivElement>(null);
  const { found, settle, seen, unseen } = useFound(props);
  const { replace, goOn } = useReplacing(props, found, settle, rows);
  const groups = useMemo(() => groupsOf({ value }, found), [value, found]);
  const choose = (group: Group, choice: string) => {
    if (choice !== KEEP) return replace(new Map([[group.word, choice]]), `“${group.word}” is vervangen.`);
    seen(group);
    tell(`“${group.word}” mag blijven staan.`, async () => unseen(group));
  };
  const all = (words: string[], instead: string) => {
    replace(new Map(words.map((word) => [word, instead])), `${words.length} namen zijn vervangen door “${instead}”.`);
    goOn(0);
  };
  const sentence = groups.length ? told(groups) : "";
  return (
    <>
      {groups.length ? <Marks box={box} text={value} found={found} /> : null}
      <p role="status" class="hidden">
        {sentence ? `${sentence} in “${label}”` : ""}
      </p>
      {groups.length ? (
        <List sentence={sentence} groups={groups}>
          {groups.length > FEW ? <AllAtOnce text={value} groups={groups} onAll={all} /> : null}
          <div ref={rows}>
            {groups.map((group, at) => (
              <NameRow
                key={group.word}
                body={{ value }}
                group={group}
                onChoose={(choice) => {
                  choose(group, choice);
                  goOn(at);
                }}
              />
            ))}
          </div>
        </List>
      ) : null}
    </>
  );
}

/** A few stand open; of many it is said how many there are, until somebody opens them. */
function List({ sentence, groups, children }: { sentence: string; groups: Group[]; children: ComponentChildren }) {
  const [opened, setOpened] = useState<boolean>();
  const isOpen = opened ?? groups.length <= FEW;
  const isSure = groups.some(({ places: [{ certainty }] }) => certainty === "sure");
  const onToggle = ({ currentTarget: { open } }: { currentTarget: HTMLDetailsElement }) => {
    if (open !== isOpen) setOpened(open);
  };
  return (
    <details class={isSure ? "names sure" : "names"} open={isOpen} onToggle={onToggle}>
      <summary>{sentence}</summary>
      {children}
    </details>
  );
}

interface AllProps {
  text: string;
  groups: Group[];
  onAll: (words: string[], instead: string) => void;
}

/** Of a whole report: all pupils at once, all teachers, all parents. */
function AllAtOnce({ text, groups, onAll }: AllProps) {
  const kinds = [...grouped(groups, (group) => suggestionFor(text, group))];
  const several = kinds.filter(([instead, some]) => instead && some.length > 1);
  if (several.length === 0) return null;
  return (
    <fieldset>
      <legend>Veel namen tegelijk</legend>
      <p class="hint">Volgens het woord ervoor, zoals juf of mama. Lees daarna uw tekst na.</p>
      <p class="instead">
        {several.map(([instead = "", some]) => (
          <button key={instead} type="button" onClick={() => onAll(some.map(({ word }) => word), instead)}>
            Vervang {some.length} namen door “{instead}”
          </button>
        ))}
      </p>
    </fieldset>
  );
}
