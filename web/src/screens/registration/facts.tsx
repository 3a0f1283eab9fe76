// What was filled in; what was left out is not shown.

import type { ComponentChildren } from "preact";
import { dayAndYear } from "../../words/dates";
import { CARE_PHASE, CONTACT_FORM, count, DOMAIN } from "../../words/nl";
import type { Thread } from "./thread";
import { FIELD } from "./words";

/** Field → its value in words, in the order in which they are read. */
const FACTS: Record<string, (thread: Thread) => ComponentChildren> = {
  domains: ({ domains }) => domains?.map((domain) => DOMAIN[domain]).join(", "),
  themes: ({ themes }) => themes?.join(", "),
  care_phase: ({ care_phase }) => care_phase && CARE_PHASE[care_phase],
  target_group: ({ target_group }) => target_group,
  signal_source: ({ signal_source }) => signal_source,
  participants: ({ participants }) => participants?.map((one) => count(one.count, one.function, `keer ${one.function}`)).join(", "),
  contact_form: ({ contact_form }) => contact_form && CONTACT_FORM[contact_form],
  duration_minutes: ({ duration_minutes }) => duration_minutes && `${duration_minutes} minuten`,
  follow_up_on: ({ follow_up_on }) => follow_up_on && dayAndYear(follow_up_on),
  site: ({ site }) => site,
};

export function Facts({ thread }: { thread: Thread }) {
  const filled = Object.entries(FACTS).flatMap(([name, read]) => {
    const value = read(thread);
    return value ? [[name, value] as const] : [];
  });
  if (filled.length === 0) return null;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">Gegevens</h2>
      <dl class="facts">
        {filled.map(([name, value]) => (
          <div key={name}>
            <dt>{FIELD[name]}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
