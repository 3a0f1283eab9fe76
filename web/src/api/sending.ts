// Sending a form: pressing again after no answer came is the same request, and is done once.

import { useRef } from "preact/hooks";
import { type Posting, send } from "./outbox";
import type { AnswerOf, BodyOf, PathOf } from "./types";

/** The function that posts a form to this path; throws what `send` throws. */
export function usePosting<P extends PathOf<"post">>(path: P, params: Record<string, string> = {}) {
  const last = useRef<Posting>(undefined);
  return async (body: BodyOf<P, "post">): Promise<AnswerOf<P, "post">> => {
    const isSame = JSON.stringify(last.current?.body) === JSON.stringify(body);
    const what = (isSame && last.current) || postingOf(path, params, body);
    last.current = what;
    const answer = await send(what);
    last.current = undefined;
    return answer as AnswerOf<P, "post">;
  };
}

const postingOf = (path: string, params: Record<string, string>, body: unknown): Posting => ({
  key: crypto.randomUUID(),
  method: "post",
  path,
  params,
  body,
  version: undefined,
});
