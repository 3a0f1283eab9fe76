// The API over HTTP: the client that is made from docs/openapi.json, with a token on each request.

import createClient from "openapi-fetch";
import { expire, idToken } from "../session/session";
import { type Problem, Refused, Unreachable } from "./problem";
import type { paths } from "./schema";
import type { Method } from "./types";

const client = createClient<paths>({ baseUrl: "/api" });

client.use({
  async onRequest({ request }) {
    request.headers.set("Authorization", `Bearer ${await idToken()}`);
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401) expire();
  },
});

export interface Init {
  params?: {
    path?: unknown;
    query?: unknown;
    header?: Record<string, string>;
  };
  body?: unknown;
  /** JSON, unless it is a file. */
  parseAs?: "blob";
}

/** One request. Throws Refused, Unreachable, SessionEnded. `path` is typed by who calls. */
export async function request(method: Method, path: string, init: Init): Promise<unknown> {
  const ask = client.request as (method: Method, path: string, init: Init) => Promise<Asked>;
  const { data, error, response } = await ask(method, path, init).catch(unreachable);
  if (response.ok) return data;
  throw new Refused(problemOf(error, response.status));
}

interface Asked {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** What fetch throws when there is no network is a TypeError. */
function unreachable(error: unknown): never {
  throw error instanceof TypeError ? new Unreachable() : error;
}

/** What stands before the API may answer with something else than a problem document. */
function problemOf(error: unknown, status: number): Problem {
  const given = error as Partial<Problem> | undefined;
  if (typeof given?.type === "string" && typeof given.detail === "string") return given as Problem;
  const detail = "De dienst antwoordt nu niet zoals het hoort. Probeer het straks opnieuw.";
  return { type: "/problems/unexpected", status, detail };
}
