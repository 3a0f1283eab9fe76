// The one way to write: each posting has its own key, so that it may be sent again and is done once.
// A posting is a plain value, so that one day it can wait on the device for a network.

import { Live } from "../parts/live";
import { request } from "./client";
import { askNames, namesIn } from "./names";
import { Refused, Unreachable } from "./problem";
import { tellDoubts, withSaid } from "./said";
import type { AnswerOf, BodyOf, PathOf, PathParams } from "./types";

export interface Posting<P = string, Body = unknown> {
  key: string;
  method: "post" | "put" | "delete";
  path: P;
  params: Record<string, string>;
  body: Body;
  /** Of what is changed: the version that was read. */
  version: number | undefined;
  /** Of what is not on the screen, such as one of many files: what it is called. */
  about?: string;
}

export interface Sending extends Posting {
  /** False while there is no network: it waits, and what was written after it as well. */
  moving: boolean;
}

/** What is on its way, in the order of writing and of sending. */
export const outbox = new Live<Sending[]>([]);

export const isWaiting = (all: Sending[]): boolean => all.some(({ moving }) => !moving);

const WAITS = [1000, 2000, 4000, 8000, 15000]; // milliseconds; the last one is repeated
const PATIENCE = 6; // attempts while there is a network, then who wrote it is told
const BUSY = new Set([429, 502, 503, 504]);

type Where<P, M extends "post" | "put" | "delete"> =
  PathParams<P, M> extends undefined ? { path?: undefined } : { path: PathParams<P, M> };

/** Throws Refused, SessionEnded, and Unreachable only after many attempts. */
export function post<P extends PathOf<"post">>(
  path: P,
  asked: Where<P, "post"> & { body: BodyOf<P, "post">; version?: number },
): Promise<AnswerOf<P, "post">> {
  return send(posting("post", path, asked)) as Promise<AnswerOf<P, "post">>;
}

export function put<P extends PathOf<"put">>(
  path: P,
  asked: Where<P, "put"> & { body: BodyOf<P, "put">; version?: number },
): Promise<AnswerOf<P, "put">> {
  return send(posting("put", path, asked)) as Promise<AnswerOf<P, "put">>;
}

export function remove<P extends PathOf<"delete">>(path: P, asked: Where<P, "delete">): Promise<AnswerOf<P, "delete">> {
  return send(posting("delete", path, asked)) as Promise<AnswerOf<P, "delete">>;
}

function posting(
  method: Posting["method"],
  path: string,
  asked: { path?: unknown; body?: unknown; version?: number },
): Posting {
  const params = (asked.path ?? {}) as Record<string, string>;
  return { key: crypto.randomUUID(), method, path, params, body: asked.body, version: asked.version };
}

let turn: Promise<unknown> = Promise.resolve();

/** The same posting again is the same request: it is done once. What was written first goes first: two at the same
 * time, in the same registration, would be refused as if they came from two people. */
export async function send(given: Posting): Promise<unknown> {
  const { what, seen } = withSaid(given); // now: the fields may be gone when it is its turn
  outbox.set([...outbox.value, { ...what, moving: !isWaiting(outbox.value) }]);
  const done = turn.then(() => attempts(what, seen));
  turn = done.catch(() => undefined); // who wrote it hears it
  try {
    return await done;
  } finally {
    outbox.set(outbox.value.filter((one) => one.key !== what.key));
  }
}

/** Who named somebody is asked what to send instead. `seen`: what needs no notice any more. */
async function attempts(what: Posting, seen: Set<string>): Promise<unknown> {
  try {
    const answer = await tries(what);
    tellDoubts(what, seen, answer);
    return answer;
  } catch (error) {
    const found = namesIn(error);
    const body = found.length ? await askNames(what.body, found, what.about) : undefined;
    if (body === undefined) throw error;
    return attempts({ ...what, body }, seen);
  }
}

async function tries(what: Posting): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request(what.method, what.path, initOf(what));
    } catch (error) {
      if (!isPassing(error) || attempt >= PATIENCE) throw error;
      mark(false);
      await untilLater(attempt);
      mark(true);
    }
  }
}

function initOf({ method, key, params, version, body }: Posting) {
  const header = {
    ...(method === "post" ? { "Idempotency-Key": key } : {}),
    ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
  };
  return { params: { path: params, header }, body };
}

const isPassing = (error: unknown) =>
  error instanceof Unreachable || (error instanceof Refused && BUSY.has(error.status));

function mark(moving: boolean): void {
  outbox.set(outbox.value.map((one) => ({ ...one, moving })));
}

/** A while, or until the network is back. */
async function untilLater(attempt: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const wait = navigator.onLine ? WAITS[Math.min(attempt, WAITS.length) - 1] : undefined;
    const timer = wait === undefined ? undefined : setTimeout(done, wait);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
    addEventListener("online", done);
  });
}
