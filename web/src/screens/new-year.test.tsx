// Whether a registration goes on: who may say it gets buttons, and one press says it; the network is played here.

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeAll, expect, test, vi } from "vitest";

const CLAIMS = { iss: "", aud: "", sub: "", iat: 0, exp: 0, person_id: "anna", context_roles: "" };
const TODO = { dossier_id: "114983-030569", registration_id: "r", why: "new_year", text: "Pesten" } as const;

let asked: [string, string, string | null, unknown][] = [];

beforeAll(() => {
  vi.stubGlobal("fetch", async (request: Request) => {
    const body = request.method === "POST" ? ((await request.json()) as unknown) : undefined;
    asked.push([request.method, new URL(request.url).pathname, request.headers.get("If-Match"), body]);
    const value = { id: "r", status: "open", version: 4 + asked.length };
    return new Response(JSON.stringify(value), { status: 200, headers: { "Content-Type": "application/json" } });
  });
});

afterEach(() => render(null, document.body));

/** The buttons; the network is taken as it is at the first import. */
async function shown(mine: boolean) {
  asked = [];
  const { comeIn } = await import("../session/session");
  const { default: NewYear } = await import("./new-year");
  await comeIn({ id: "token", refresh: undefined, expiresAt: Date.now() + 86_400_000, claims: CLAIMS }, undefined);
  await act(() => render(<NewYear {...TODO} mine={mine} />, document.body));
  return [...document.querySelectorAll("button")];
}

test("who does not own it reads who decides", async () => {
  expect(await shown(false)).toEqual([]);
  expect(document.body.textContent).toContain("De eigenaar beslist.");
});

test("one press answers, over the registration as it is now", async () => {
  const buttons = await shown(true);
  expect(buttons.map((one) => one.getAttribute("aria-label"))).toEqual(["Verdergaan: Pesten", "Afronden: Pesten"]);
  buttons[0]?.click();
  await vi.waitFor(() => expect(asked.length).toBe(2));
  const [get, posted] = asked;
  expect(get?.[0]).toBe("GET");
  expect(posted?.slice(2)).toEqual(['"5"', { status: "in_progress" }]);
  expect(posted?.[1]).toMatch(/registrations\/r\/status$/);
});
