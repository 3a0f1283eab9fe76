// What was under way when somebody left is followed when they are back, and is theirs to fetch; the network is played here.

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

const CLAIMS = { iss: "", aud: "", sub: "", iat: 0, exp: 0, person_id: "anna", context_roles: "" };
const AT = "/api/dossiers/114983-030569/exports";
const ONE = { what: "bundle", format: "html", school_year: "2026-2027", functions: false, made_at: "2026-11-25T08:00:00.000Z" };
const LATER = new Date(Date.now() + 50 * 3_600_000).toISOString();
const MAKING = { ...ONE, id: "b", state: "making", total: 4, done: 1, kept_until: LATER };
const READY = { ...ONE, id: "a", what: "registrations", format: "csv", state: "ready", size: 9_000, kept_until: LATER };
const OVER = { ...READY, id: "o", kept_until: "2026-01-01T08:00:00.000Z" };

let left: string[] = []; // for where the page was left
let answers: Record<string, unknown> = {};
let isCut = false;

beforeAll(() => {
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    if (isCut) throw new TypeError("no network");
    return new Response(JSON.stringify(answers[pathname + search]), { status: 200, headers: { "Content-Type": "application/json" } });
  });
  vi.spyOn(location, "assign").mockImplementation((to) => void left.push(String(to)));
});

beforeEach(() => {
  left = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
  render(null, document.body);
});

const rows = () => [...document.querySelectorAll("li")].map((row) => row.querySelector("[role=status]")?.textContent);

test("what was under way is followed until it is there to fetch, and what is over is not shown", async () => {
  answers = {
    [AT]: { items: [MAKING], cursor: "more" },
    [`${AT}?cursor=more`]: { items: [READY, OVER], cursor: null },
    [`${AT}/b`]: { ...MAKING, state: "ready", done: 4, size: 12 },
    [`${AT}/b/content`]: { url: "https://files.example/b", name: "b.html" },
  };
  const { comeIn } = await import("../../session/session");
  const { default: Exports } = await import("./exports");
  await comeIn({ id: "token", refresh: undefined, expiresAt: Date.now() + 86_400_000, claims: CLAIMS }, undefined);
  await act(() => render(<Exports place={{ dossier: "114983-030569", number: "" }} year="2025-2026" />, document.body));

  await vi.waitFor(() => expect(rows()).toEqual(["Doorlichtingsbundel 2026-2027, om af te drukken: wordt gemaakt", "Registraties 2026-2027, CSV: klaar"]));
  expect(document.querySelector("progress")?.value).toBe(1);
  expect(document.querySelector("li:last-child")?.textContent).toContain("nog 2 dagen");
  isCut = true;
  await vi.advanceTimersByTimeAsync(1_000);
  isCut = false; // it looks again by itself
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.waitFor(() => expect(rows()[0]).toBe("Doorlichtingsbundel 2026-2027, om af te drukken: klaar"));
  expect(left).toEqual([]); // they asked for it another time: it waits for them
  document.querySelector<HTMLElement>("[aria-label='Downloaden: Doorlichtingsbundel 2026-2027, om af te drukken']")?.click();
  await vi.waitFor(() => expect(left).toEqual(["https://files.example/b"]));
});
