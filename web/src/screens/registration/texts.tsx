// What was seen and advised; what was left out is not shown.

import { TEXTS } from "../../words/nl";
import { Linked } from "./linkify";
import type { Thread } from "./thread";

export function Texts({ thread }: { thread: Thread }) {
  const names = Object.keys(TEXTS) as (keyof typeof TEXTS)[];
  return (
    <>
      {names.map((name) => {
        const text = thread[name];
        return text ? (
          <section key={name} aria-labelledby={name}>
            <h2 id={name}>{TEXTS[name]}</h2>
            <Linked text={text} />
          </section>
        ) : null;
      })}
    </>
  );
}
