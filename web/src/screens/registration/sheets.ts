// Goals, agreements and replies: what is filled in, and how it is sent.

import { post, put } from "../../api/outbox";
import type { Goal } from "../../api/name-checks";
import type { Schemas } from "../../api/types";
import { AGREEMENT_STATUS, EFFECT_LEVEL, GOAL_STATUS, PARTY, REPLY_KIND } from "../../words/nl";
import type { Words } from "./differences";
import type { EntryOf, List } from "./thread";

export const THREAD = "/dossiers/{dossier_id}/registrations/{registration_id}";

export interface Place {
  dossier_id: string;
  registration_id: string;
}

/** Where its texts go to. */
export const goalOf = ({ dossier_id }: Pick<Place, "dossier_id">): Goal => ({ dossier_id });

/** "" where nothing was filled in. */
export interface FieldsOf {
  goals: { text: string; effect_level: string; status: string };
  agreements: { text: string; party: string; function: string; due_on: string; status: string };
  replies: { text: string; kind: string };
}

export interface Sheet<L extends List> {
  list: L;
  /** With a capital: what a sentence about it begins with. */
  name: string;
  blank: FieldsOf[L];
  words: Words;
  fieldsOf: (entry: EntryOf<L>) => FieldsOf[L];
  add: (path: Place, fields: FieldsOf[L]) => Promise<EntryOf<L>>;
  revise: (path: Place & { entry_id: string }, fields: FieldsOf[L], version: number) => Promise<EntryOf<L>>;
}

export const GOAL: Sheet<"goals"> = {
  list: "goals",
  name: "De doelstelling",
  blank: { text: "", effect_level: "", status: "open" },
  words: { effect_level: EFFECT_LEVEL, status: GOAL_STATUS },
  fieldsOf: ({ text, effect_level = "" as const, status }) => ({ text, effect_level, status }),
  add: (path, { text, effect_level }) =>
    post(`${THREAD}/goals`, { path, body: sent<Schemas["NewGoal"]>({ text, effect_level }) }),
  revise: (path, fields, version) =>
    put(`${THREAD}/goals/{entry_id}`, { path, body: sent<Schemas["RevisedGoal"]>(fields), version }),
};

export const AGREEMENT: Sheet<"agreements"> = {
  list: "agreements",
  name: "De afspraak",
  blank: { text: "", party: "", function: "", due_on: "", status: "open" },
  words: { party: PARTY, status: AGREEMENT_STATUS },
  fieldsOf: ({ text, party, function: role = "", due_on = "", status }) =>
    ({ text, party, function: role, due_on, status }),
  add: (path, { text, party, function: role, due_on }) => {
    const body = sent<Schemas["NewAgreement"]>({ text, party, function: role, due_on });
    return post(`${THREAD}/agreements`, { path, body });
  },
  revise: (path, fields, version) =>
    put(`${THREAD}/agreements/{entry_id}`, { path, body: sent<Schemas["RevisedAgreement"]>(fields), version }),
};

export const REPLY: Sheet<"replies"> = {
  list: "replies",
  name: "De reactie",
  blank: { text: "", kind: "remark" },
  words: { kind: REPLY_KIND },
  fieldsOf: ({ text, kind }) => ({ text, kind }),
  add: (path, fields) => post(`${THREAD}/replies`, { path, body: sent<Schemas["NewReply"]>(fields) }),
  revise: (path, fields, version) =>
    put(`${THREAD}/replies/{entry_id}`, { path, body: sent<Schemas["NewReply"]>(fields), version }),
};

/** What was filled in, as the API takes it: what is empty is not sent. */
function sent<Body>(fields: Record<string, string>): Body {
  const filled = Object.entries(fields).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== "")) as Body;
}
