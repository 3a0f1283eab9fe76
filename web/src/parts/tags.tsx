// States as text, never as colour alone.

import type { Schemas } from "../api/types";
import { STATUS, WAITING } from "../words/nl";

export function Tag({ kind = "", children }: { kind?: string; children: string }) {
  return <span class={`tag ${kind}`}>{children}</span>;
}

type Card = Pick<Schemas["RegistrationCard"], "status" | "waiting_for">;

/** `news`: what made it new, in a word. */
export function RegistrationTags({ card, news }: { card: Card; news?: string | undefined }) {
  return (
    <>
      {news ? <Tag kind="new">{`Nieuw: ${news}`}</Tag> : null}
      <Tag kind={card.status}>{STATUS[card.status]}</Tag>
      {card.waiting_for && card.status !== "closed" ? <Tag kind="wait">{WAITING[card.waiting_for]}</Tag> : null}
    </>
  );
}
