// Postings reach the API once, whatever the network does; the network is what is played here.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refused } from "./problem";

const PATH = "/dossiers/{dossier_id}/seen";
const REPLIES = "/dossiers/{dossier_id}/registrations/{registration_id}/replies";
const where = { path: { dossier_id: "114983-030569", registration_id: "r" } };
const body = { kind: "remark", text: "Goed." } as const;

let sent: Request[];
let answers: (() => Response)[];

const json = (status: number, value: object) => () =>
  new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json" } });
const noNetwork = () => {
  throw new TypeError("Failed to fetch");
};

const CLAIMS = { iss: "", aud: "", sub: "", iat: 0, exp: 0, person_id: "anna", context_roles: "" };

async function outboxOf() {
  const { comeIn } = await import("../session/session");
  await comeIn({ id: "token", refresh: undefined, expiresAt: Date.now() + 86_400_000, claims: CLAIMS }, undefined);
  return import("./outbox");
}

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  answers = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(request);
    return (answers.shift() ?? noNetwork)();
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a posting", () => {
  it("is sent again with the same key, until it is answered", async () => {
    const { post, outbox } = await outboxOf();
    answers = [noNetwork, json(503, { type: "/problems/busy", detail: "Druk.", status: 503 }), json(201, { id: "1" })];
    const done = post(REPLIES, { ...where, body });
    await vi.advanceTimersByTimeAsync(500);
    expect(outbox.value.map((one) => one.moving)).toEqual([false]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await done).toEqual({ id: "1" });
    expect(new Set(sent.map((one) => one.headers.get("Idempotency-Key"))).size).toBe(1);
    expect(sent).toHaveLength(3);
    expect(outbox.value).toEqual([]);
  });

  it("waits for what was written before it", async () => {
    const { post, outbox } = await outboxOf();
    answers = [noNetwork, json(201, { id: "1" }), json(201, { id: "2" })];
    const both = [post(REPLIES, { ...where, body }), post(REPLIES, { ...where, body: { ...body, text: "Dan." } })];
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toHaveLength(1);
    expect(outbox.value.map((one) => one.moving)).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await Promise.all(both)).toEqual([{ id: "1" }, { id: "2" }]);
  });

  it("goes when what was written before it is refused", async () => {
    const { post } = await outboxOf();
    answers = [json(409, { type: "/problems/thread-full", detail: "Vol.", status: 409 }), json(201, { id: "2" })];
    const [first, second] = await Promise.allSettled([0, 1].map(() => post(REPLIES, { ...where, body })));
    expect(first).toMatchObject({ status: "rejected", reason: { message: "Vol." } });
    expect(second).toMatchObject({ value: { id: "2" } });
  });

  it("is not sent again when it is refused", async () => {
    const { post, outbox } = await outboxOf();
    answers = [json(409, { type: "/problems/thread-full", detail: "Vol.", status: 409 })];
    await expect(post(REPLIES, { ...where, body })).rejects.toThrow("Vol.");
    expect(sent).toHaveLength(1);
    expect(outbox.value).toEqual([]);
  });

  it("ends in an error that says there is no connection, after many attempts", async () => {
    const { post } = await outboxOf();
    const done = post(REPLIES, { ...where, body }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await done).toMatchObject({ message: expect.stringContaining("geen verbinding") });
    expect(sent).toHaveLength(6);
  });

  it("goes at once when the network comes back", async () => {
    const { post } = await outboxOf();
    vi.stubGlobal("navigator", { onLine: false });
    answers = [noNetwork, json(201, { id: "1" })];
    const done = post(REPLIES, { ...where, body });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(sent).toHaveLength(1);
    dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(await done).toEqual({ id: "1" });
  });

  it("says which version was read, and has no key when it is a PUT", async () => {
    const { put } = await outboxOf();
    answers = [json(200, {})];
    await put(PATH, { path: { dossier_id: "114983-030569" }, body: { events: 1 }, version: 3 });
    expect(sent[0]?.headers.get("If-Match")).toBe('"3"');
    expect(sent[0]?.headers.get("Idempotency-Key")).toBeNull();
    expect(sent[0]?.headers.get("Authorization")).toBe("Bearer token");
  });

  it("is refused in a sentence when something else than the API answers", async () => {
    const { post } = await outboxOf();
    answers = [() => new Response("<html>", { status: 500 })];
    const error = await post(REPLIES, { ...where, body }).catch((one: unknown) => one);
    expect(error).toMatchObject({ status: 500 });
    expect((error as Refused).message).toMatch(/\.$/);
  });
});
