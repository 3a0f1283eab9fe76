// One registration in a list.

import { RegistrationTags } from "../../parts/tags";
import { day } from "../../words/dates";
import { ACTIVITY, count } from "../../words/nl";
import type { Card } from "./registrations";

/** `news`: what made it new, in a word. */
export function RegistrationRow({ card, news, owner }: { card: Card; news: string | undefined; owner: string }) {
  const { goals_open, agreements_open, replies } = card.counts;
  const isOpen = card.status !== "closed";
  const facts = [
    day(card.last_activity_at),
    replies ? count(replies, "reactie", "reacties") : "",
    goals_open && isOpen ? count(goals_open, "open doelstelling", "open doelstellingen") : "",
    agreements_open && isOpen ? count(agreements_open, "open afspraak", "open afspraken") : "",
  ];
  return (
    <li class={news ? "card fresh" : "card"}>
      <a class="name" href={`/dossiers/${card.dossier_id}/registraties/${card.id}`}>
        {card.title}
      </a>
      <p>
        <RegistrationTags card={card} news={news} />
      </p>
      <p class="quiet">
        Eigenaar: {owner} (CLB) · {ACTIVITY[card.activity]}
      </p>
      <p class="quiet">{facts.filter(Boolean).join(" · ")}</p>
    </li>
  );
}
