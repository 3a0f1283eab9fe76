// The way in: one button, or two where people sign in through the Flemish government too.

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const POOL = {
  issuer: "https://pool.example",
  authorization_endpoint: "https://pool.example/oauth2/authorize",
  token_endpoint: "https://pool.example/oauth2/token",
  end_session_endpoint: "https://pool.example/logout",
  client_id: "web",
};
const CLAIMS = { iss: "", aud: "", sub: "", iat: 0, exp: 0, person_id: "ines", context_roles: "" };

let visited: URL[];

const buttons = () => [...document.querySelectorAll("button")].map((one) => one.textContent);
const press = async (word: string) => {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent === word);
  await act(() => button?.click());
  await vi.waitFor(() => expect(visited).toHaveLength(1));
};
const asked = () => visited[0]?.searchParams.get("identity_provider");

/** The network is what is played here, and the page that is left. */
async function open(provider?: string) {
  const sign_in = provider ? { ...POOL, identity_provider: provider } : POOL;
  vi.stubGlobal("fetch", async () => Response.json({ sign_in, links: [] }));
  const { SignIn } = await import("./sign-in");
  await act(() => render(<SignIn />, document.body));
  const { config } = await import("../config");
  await act(async () => void (await config()));
}

beforeEach(() => {
  visited = [];
  vi.resetModules();
  vi.spyOn(location, "assign").mockImplementation((address) => void visited.push(new URL(String(address))));
});

afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("without the government there is one way in", async () => {
  await open();
  expect(buttons()).toEqual(["Aanmelden"]);

  await press("Aanmelden");
  expect(visited[0]?.origin).toBe("https://pool.example");
  expect(asked()).toBeNull();
});

test("where both exist, the government comes first", async () => {
  await open("Vlaanderen");
  expect(buttons()).toEqual(["Aanmelden met Vlaamse overheid (ACM/IDM)", "Aanmelden met een lokaal account"]);

  await press("Aanmelden met Vlaamse overheid (ACM/IDM)");
  expect(asked()).toBe("Vlaanderen");
});

test("who has an account of the pool itself is led there", async () => {
  await open("Vlaanderen");
  await press("Aanmelden met een lokaal account");
  expect(asked()).toBe("COGNITO");
});

test("who came in through the government goes on through it", async () => {
  await open("Vlaanderen");
  const { comeIn, signIn } = await import("../session/session");
  const claims = { ...CLAIMS, identities: [{ providerName: "Vlaanderen" }] };
  await comeIn({ id: "token", refresh: undefined, expiresAt: 0, claims }, undefined);

  await signIn();
  expect(asked()).toBe("Vlaanderen");
});
