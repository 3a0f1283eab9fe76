// When a text that is being written is asked about; the network is what is played here.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Found } from "./names";

const CLAIMS = { iss: "", aud: "", sub: "", iat: 0, exp: 0, person_id: "anna", context_roles: "" };
const goal = { dossier_id: "114983-030569" };
const found: Found = { field: "0", start: 0, end: 5, kind: "person", certainty: "sure", reason: "voornaam" };

let sent: { texts: Record<string, string> }[];
let answer: (names: Found[]) => void;
let heard: Found[][];
const hear = (names: Found[]) => void heard.push(names);

async function checks() {
  const { comeIn } = await import("../session/session");
  await comeIn({ id: "token", refresh: undefined, expiresAt: Date.now() + 86_400_000, claims: CLAIMS }, undefined);
  return import("./name-checks");
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  [sent, heard] = [[], []];
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(await request.json());
    const names = await new Promise<Found[]>((resolve) => (answer = resolve));
    return new Response(JSON.stringify({ names }), { headers: { "Content-Type": "application/json" } });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a text that is being written", () => {
  it("is asked about a moment after the last key, together with the other fields", async () => {
    const { askAbout } = await checks();
    const [one, other] = [{}, {}];
    for (const text of ["J", "Jo", "Jonas"]) {
      askAbout(one, { goal, text, hear });
      await vi.advanceTimersByTimeAsync(500);
    }
    askAbout(other, { goal, text: "Rust.", hear });
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    expect(sent).toEqual([{ ...goal, texts: { 0: "Jonas", 1: "Rust." } }]);
    answer([found]);
    await vi.advanceTimersByTimeAsync(10);
    expect(heard).toEqual([[found], []]);
  });

  it("waits for the answer about the text before it", async () => {
    const { askAbout } = await checks();
    const field = {};
    askAbout(field, { goal, text: "Jonas", hear });
    await vi.advanceTimersByTimeAsync(700);
    askAbout(field, { goal, text: "Jonas leest", hear });
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(1);
    answer([found]);
    await vi.advanceTimersByTimeAsync(700);
    expect(sent.map(({ texts }) => texts[0])).toEqual(["Jonas", "Jonas leest"]);
  });

  it("is forgotten with its field, and what fails is not told", async () => {
    const { askAbout, forget } = await checks();
    const [gone, here] = [{}, {}];
    askAbout(gone, { goal, text: "Jonas", hear });
    forget(gone);
    await vi.advanceTimersByTimeAsync(700);
    expect(sent).toEqual([]);
    askAbout(here, { goal, text: "Jonas", hear });
    await vi.advanceTimersByTimeAsync(700);
    answer(undefined as unknown as Found[]);
    await vi.advanceTimersByTimeAsync(700);
    askAbout(here, { goal, text: "Jonas leest", hear });
    await vi.advanceTimersByTimeAsync(700);
    expect([sent.length, heard]).toEqual([2, []]);
  });

  it("is sent as it can be read, with every place where it was", async () => {
    const { readable, isText } = await checks();
    expect(readable("a\u200Bb\u0007c\n\td\u00AD")).toBe("a\u200Bb c\n\td\u00AD");
    const long = "woord ".repeat(1000);
    expect([readable(long).length, long.startsWith(readable(long))]).toEqual([3996, true]);
    expect(["", " \n", "…", "a", "7"].map(isText)).toEqual([false, false, false, true, true]);
  });
});
