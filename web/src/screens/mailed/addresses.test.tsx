// Where mails go, and what somebody reads who gets none: what is true for how they came in.

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { session } from "../../session/session";
import { Addresses } from "./addresses";
import type { Preferences } from "./words";

async function shown(addresses: Preferences["addresses"], via?: string): Promise<string> {
  session.set({ state: "in", person: { id: "ines", name: "Ines", roles: [], ...(via ? { via } : {}) } });
  await act(() => render(<Addresses addresses={addresses} />, document.body));
  return document.body.textContent ?? "";
}

afterEach(() => render(null, document.body));

test("who has no address reads why, what to do, and where to look meanwhile", async () => {
  const own = await shown([]);
  expect(own).toContain("Het adres van uw account gebruiken we vanaf de eerste aanmelding");
  expect(own).not.toContain("Vlaamse overheid");
  const links = [...document.querySelectorAll("a")].map((one) => one.getAttribute("href"));
  expect(links).toEqual(["/werklijst", "/contact"]);

  const vouchedFor = await shown([], "Vlaanderen");
  expect(vouchedFor).toContain("die geeft ons uw adres niet door");
  expect(vouchedFor).not.toContain("account");
});

test("one address of two institutions is said once, and that mail does not arrive there", async () => {
  const email = "ines@kompas.example";
  const at = { why: "bounce", at: "2026-11-23T08:15:00.000Z" } as const;
  const said = await shown([{ institution: "030569", email }, { institution: "041233", email, undeliverable: at }]);
  expect(said.split(email)).toHaveLength(2);
  expect(said).toContain("Mail komt niet aan");
  expect(said).toContain("Een mail kwam terug op 23 november 2026.");
});
