// Each step of a change stands on what the one before it gave; the network is what is played here.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refused } from "../../api/problem";
import { comeIn } from "../../session/session";
import { isoDay } from "../../words/dates";
import type { Step } from "./plan";
import { type Assignment, BASE, type Person } from "./words";

const CLAIMS = { iss: "", aud: "", sub: "", iat: 0, exp: 0, person_id: "sara", context_roles: "" };
const NOOR = { id: "noor/1", version: 3 } as Person;
const ONE = { id: "a1", right: BASE, from: "2026-12-01" } as Assignment;
const REASON = "Nieuw";

let sent: Request[];
let refused: boolean;
let carryOut: typeof import("./carry-out").carryOut;
let errorsFrom: typeof import("./carry-out").errorsFrom;

beforeEach(async () => {
  [sent, refused] = [[], false];
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(request);
    if (refused && sent.length === 2) return Response.json({ type: "/problems/stale", status: 412, detail: "Te laat." }, { status: 412 });
    return Response.json({ ...NOOR, version: 3 + sent.length });
  });
  ({ carryOut, errorsFrom } = await import("./carry-out")); // it keeps the network that it finds
  await comeIn({ id: "token", refresh: undefined, expiresAt: Date.now() + 86_400_000, claims: CLAIMS }, undefined);
});

afterEach(() => vi.unstubAllGlobals());

const STEPS: Step[] = [
  { kind: "give", rights: [BASE], from: isoDay(), until: "2028-08-31", role: "leerkracht" },
  { kind: "period", one: ONE, from: "2026-11-30", until: "2027-08-31", along: [] },
  { kind: "end", one: ONE, along: [], role: "zorgleraar" },
];

test("each step names the version that the one before it gave", async () => {
  const heard: number[] = [];
  const now = await carryOut("990011", NOOR, STEPS, REASON, ({ version }) => heard.push(version));
  expect(now.version).toBe(6);
  expect(heard).toEqual([4, 5, 6]);
  expect(sent.map((one) => one.headers.get("If-Match"))).toEqual([null, '"4"', '"5"']);
  expect(sent.map((one) => `${one.method} ${new URL(one.url).pathname}`)).toEqual([
    "POST /api/institutions/990011/assignments",
    "PUT /api/institutions/990011/assignments/noor%2F1/a1",
    "POST /api/institutions/990011/assignments/noor%2F1/a1/end",
  ]);
  const [, period, end] = await Promise.all(sent.map((one) => one.json()));
  expect(period).toEqual({ from: "2026-11-30", until: "2027-08-31", reason: REASON });
  expect(end).toEqual({ reason: REASON, function: "zorgleraar" });
});

test("from today on is for the API to date, a later day is sent", async () => {
  const given = (from: string): Step => ({ kind: "give", rights: [BASE], from, until: "2028-08-31", email: "n@kompas.example" });
  await carryOut("990011", NOOR, [given(isoDay()), given(isoDay(1))], REASON, () => undefined);
  const bodies = await Promise.all(sent.map((one) => one.json()));
  expect(bodies.map(({ from }) => from)).toEqual([undefined, isoDay(1)]);
  expect(bodies[0].email).toBe("n@kompas.example");
});

test("what is refused stops it, and what was done before it is known", async () => {
  refused = true;
  const heard: number[] = [];
  await expect(carryOut("990011", NOOR, STEPS, REASON, ({ version }) => heard.push(version))).rejects.toThrow("Te laat.");
  expect(heard).toEqual([4]);
  expect(sent).toHaveLength(2);
});

test("a refusal stands at the field that is to blame, if one is", () => {
  const refusal = (type: string, more: object = {}) => new Refused({ type: `/problems/${type}`, status: 409, detail: "Zo niet.", ...more });
  expect(errorsFrom(refusal("works-at-clb"))).toEqual({ rights: "Zo niet." });
  expect(errorsFrom(refusal("bad-period"))).toEqual({ until: "Zo niet." });
  expect(errorsFrom(refusal("thread-full"))).toEqual({});
  const fields = { errors: [{ loc: ["email"], type: "", msg: "Vul dit in." }] };
  expect(errorsFrom(refusal("invalid", fields))).toEqual({ email: "Vul dit in." });
});

test("whom another administrator was before looks again at what is there now", () => {
  for (const type of ["stale", "changed-meanwhile"]) {
    const { rights } = errorsFrom(new Refused({ type: `/problems/${type}`, status: 412, detail: "Vergelijk beide teksten." }));
    expect(rights).toContain("Iemand anders wijzigde deze rechten intussen");
  }
});
