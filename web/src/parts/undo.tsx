// What was just done can be taken back for ten seconds, instead of asking "are you sure".

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sentenceOf } from "../api/problem";
import { keepingFocus } from "./focus";
import { Live, useLive } from "./live";

interface Notice {
  text: string;
  /** Takes back what was done; without it the notice only tells. */
  undo?: (() => Promise<unknown>) | undefined;
  wrong?: boolean;
}

const PATIENCE = 10_000; // milliseconds

const notice = new Live<Notice | undefined>(undefined);

export function tell(text: string, undo?: () => Promise<unknown>): void {
  notice.set({ text, undo });
}

export function tellWrong(error: unknown): void {
  notice.set({ text: sentenceOf(error), wrong: true });
}

/** At the bottom of the page, spoken by screen readers; it waits for who points at it. `children`: what stays. */
export function Notices({ children }: { children?: ComponentChildren }) {
  const shown = useLive(notice);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!shown || held) return undefined;
    const timer = setTimeout(() => notice.set(undefined), PATIENCE);
    return () => clearTimeout(timer);
  }, [shown, held]);
  return (
    <div class="notices">
      <div role="status">{children}</div>
      <div
        role={shown?.wrong ? "alert" : "status"}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocusIn={() => setHeld(true)}
        onFocusOut={() => setHeld(false)}
      >
        {shown ? <Shown notice={shown} /> : null}
      </div>
    </div>
  );
}

function Shown({ notice: { text, undo } }: { notice: Notice }) {
  return (
    <div class="notice">
      <span>{text}</span>
      {undo ? (
        <button type="button" onClick={() => void keepingFocus(() => takeBack(undo))}>
          Ongedaan maken
        </button>
      ) : null}
      <button type="button" class="plain" onClick={() => notice.set(undefined)}>
        Sluit
      </button>
    </div>
  );
}

async function takeBack(undo: () => Promise<unknown>): Promise<void> {
  notice.set({ text: "Bezig met ongedaan maken…" });
  try {
    await undo();
    notice.set({ text: "Ongedaan gemaakt." });
  } catch (error) {
    tellWrong(error);
  }
}
