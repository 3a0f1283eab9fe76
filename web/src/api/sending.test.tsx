// A form that is sent twice reaches the API as one request; the network is what is played here.

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const CLAIMS = { iss: "", aud: "", sub: "", iat: 0, exp: 0, person_id: "anna", context_roles: "" };
const PATH = "/dossiers/{dossier_id}/registrations/{registration_id}/replies";
const WHERE = { dossier_id: "114983-030569", registration_id: "r" };

let keys: (string | null)[];
let answers: Response[];
let send: (body: { kind: "remark"; text: string }) => Promise<unknown>;

const answer = (status: number, value: object) =>
  new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json" } });
const refused = () => answer(500, { type: "/problems/unexpected", detail: "Er liep iets mis.", status: 500 });
const reply = (text: string) => send({ kind: "remark", text }).catch((error: Error) => error.message);

beforeEach(async () => {
  keys = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    keys.push(request.headers.get("Idempotency-Key"));
    return answers.shift();
  });
  const { comeIn } = await import("../session/session");
  const { usePosting } = await import("./sending"); // it takes the network as it is then
  function Form() {
    send = usePosting(PATH, WHERE);
    return null;
  }
  await comeIn({ id: "token", refresh: undefined, expiresAt: Date.now() + 86_400_000, claims: CLAIMS }, undefined);
  await act(() => render(<Form />, document.body));
});

afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

test("pressing again after a failure repeats the same request", async () => {
  answers = [refused(), answer(201, { id: "1" })];
  expect(await reply("Goed.")).toBe("Er liep iets mis.");
  expect(await reply("Goed.")).toEqual({ id: "1" });
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
});

test("another text is another request", async () => {
  answers = [refused(), answer(201, { id: "1" })];
  await reply("Goed.");
  await reply("Beter.");
  expect(keys[1]).not.toBe(keys[0]);
});

test("the same text after it was taken is another request", async () => {
  answers = [answer(201, { id: "1" }), answer(201, { id: "2" })];
  await reply("Goed.");
  await reply("Goed.");
  expect(keys[1]).not.toBe(keys[0]);
});
