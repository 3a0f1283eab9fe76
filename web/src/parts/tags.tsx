// States as text, never as colour alone.

import type { Schemas } from "../api/types";
import { STATUS, WAITING } from "../words/nl";

export function Tag({ kind = "", children }: { kind?: string; children: string }) {
  return <span class={`tag ${kind}`}>{children}</span>;
}

type Card = Pick<Schemas["RegistrationCard"], "status" | "waiting_for">;

export function RegistrationTags({ card, isNew }: { card: Card; isNew: boolean }) {
  return (
    <>
      {isNew ? <Tag kind="new">Nieuw</Tag> : null}
      <Tag kind={card.status}>{STATUS[card.status]}</Tag>
      {card.waiting_for && card.status !== "closed" ? <Tag kind="wait">{WAITING[card.waiting_for]}</Tag> : null}
    </>
  );
}
