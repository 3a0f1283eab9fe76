// The API over HTTP, with a token on each request. What may be asked is typed by docs/openapi.json.

import { expire, idToken } from "../session/session";
import { type Problem, Refused, Unreachable } from "./problem";
import type { Method } from "./types";

const API = "/api";
type Values = Record<string, string | number | boolean | undefined>;

export interface Init {
  params?: {
    path?: unknown;
    query?: unknown;
    header?: Record<string, string>;
  };
  body?: unknown;
}

/** One request. Throws Refused, Unreachable, SessionEnded. `path` is typed by who calls. */
export async function request(method: Method, path: string, init: Init): Promise<unknown> {
  try {
    const answer = await fetch(await requestOf(method, path, init));
    if (answer.ok) return await answer.json();
    if (answer.status === 401) expire();
    throw new Refused(problemOf(await answer.json().catch(notJson), answer.status));
  } catch (error) {
    throw error instanceof TypeError ? new Unreachable() : error; // what fetch throws without a network
  }
}

async function requestOf(method: Method, path: string, { params = {}, body }: Init): Promise<Request> {
  const headers = new Headers({ ...params.header, Authorization: `Bearer ${await idToken()}` });
  if (body === undefined) return new Request(addressOf(path, params), { headers });
  headers.set("Content-Type", "application/json");
  return new Request(addressOf(path, params), { method: method.toUpperCase(), headers, body: JSON.stringify(body) });
}

/** `/dossiers/{dossier_id}` with its values, and those after the question mark. */
function addressOf(path: string, { path: inPath = {}, query = {} }: NonNullable<Init["params"]>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((inPath as Values)[name])));
  const asked = Object.entries(query as Values).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return `${API}${filled}${search.size ? `?${search}` : ""}`;
}

const notJson = () => undefined;

/** What stands before the API may answer with something else than a problem document. */
function problemOf(error: unknown, status: number): Problem {
  const given = error as Partial<Problem> | undefined;
  if (typeof given?.type === "string" && typeof given.detail === "string") return given as Problem;
  const detail = "De dienst antwoordt nu niet zoals het hoort. Probeer het straks opnieuw.";
  return { type: "/problems/unexpected", status, detail };
}
