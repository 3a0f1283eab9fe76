// How far a file is that is being made.

import { useId } from "preact/hooks";
import { count } from "../../words/nl";
import type { Export } from "./exporting";

export function Far({ made: { done, total } }: { made: Export }) {
  const id = useId();
  return (
    <>
      <p>
        <label for={id}>{total === null ? "Bezig met tellen…" : `${done} van ${count(total, "registratie", "registraties")}`}</label>
      </p>
      <progress id={id} {...(total === null ? {} : { value: done, max: Math.max(total, 1) })} />
    </>
  );
}
