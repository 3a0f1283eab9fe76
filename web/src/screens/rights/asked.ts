// What is looked for in the list of rights; it stands in the address, so going back undoes it.

import { isoDay } from "../../words/dates";
import { RIGHT, type Right } from "./words";

export interface Asked {
  right: Right | "";
  q: string;
  on: string;
  soon: boolean;
}

export const SOON = 60; // days

/** From the query of the address; what is no such thing is not asked. */
export function askedBy(query: Record<string, string>): Asked {
  const { recht = "", naam = "", op = "", aflopend } = query;
  return {
    right: Object.hasOwn(RIGHT, recht) ? (recht as Right) : "",
    q: naam.slice(0, 100),
    on: Number.isNaN(Date.parse(op)) ? "" : op,
    soon: aflopend !== undefined,
  };
}

/** As it stands in the address. */
export function addressOf({ right, q, on, soon }: Asked): string {
  const words = { recht: right, naam: q.trim(), op: on, aflopend: soon ? "ja" : "" };
  const filled = Object.entries(words).filter(([, word]) => word);
  return filled.length ? `?${new URLSearchParams(filled)}` : "";
}

/** As the API takes it. */
export function queryOf({ right, q, on, soon }: Asked, cursor?: string) {
  return {
    ...(right ? { right } : {}),
    ...(q ? { q } : {}),
    ...(on ? { on } : {}),
    ...(soon ? { ends_within: String(SOON) } : {}),
    ...(cursor ? { cursor } : {}),
  };
}

export const fileOf = (number: string, { on }: Asked): string => `toekenningen-${number}-${on || isoDay()}.csv`;
