// What is gone and what is held, by the names of the schools; the network is played here.

import { render } from "preact";
import { LocationProvider } from "preact-iso";
import { act } from "preact/test-utils";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Schemas } from "../../api/types";

const CLB = { number: "114983", name: "CLB De Kaap" };
const CLAIMS = { iss: "", aud: "", sub: "", iat: 0, exp: 0, person_id: "clara", context_roles: "" };
const AT = "2033-09-01T00:20:00.000Z";
const rowOf = (number: string, name: string, more = {}) => ({ id: `${CLB.number}-${number}`, clb: CLB, school: { number, name }, ...more });
const ROWS = [rowOf("030569", "Basisschool Zon", { held_at: "2033-05-03T08:00:00.000Z" }), rowOf("041233", "Basisschool Maan"), { ...rowOf("1", "Elders", { held_at: AT }), clb: { number: "114991", name: "CLB Elders" } }];

const gone = (id: string, more: Partial<Schemas["Destroyed"]> = {}): Schemas["Destroyed"] => ({
  at: AT, dossier_id: "114983-041233", what: "registration", id, why: "retention", counts: {}, documents: [], ...more,
});

const PAGES: Record<string, Schemas["DestroyedList"]> = {
  "": {
    items: [
      gone("a", { closed_at: "2027-05-03T08:00:00.000Z", counts: { replies: 3, goals: 0, agreements: 1, documents: 2 } }),
      gone("b", { what: "document", registration_id: "a", why: "trash" }),
    ],
    cursor: "older",
  },
  older: { items: [gone("c", { dossier_id: "114983-055555", what: "reply", registration_id: "a", why: "trash" })], cursor: null },
};

let pages = PAGES;

beforeAll(() => {
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    const { pathname, searchParams } = new URL(url);
    const answers: [string, unknown][] = [
      ["/destroyed", pages[searchParams.get("cursor") ?? ""]],
      ["/dossiers", { items: ROWS, cursor: null }],
      ["/me", { id: "clara", institutions: [] }],
    ];
    const found = answers.find(([end]) => pathname.endsWith(end))?.[1];
    return new Response(JSON.stringify(found), { status: 200, headers: { "Content-Type": "application/json" } });
  });
});

afterEach(() => render(null, document.body));

/** The screen, once it has something; the network is taken as it is at the first import. */
async function shown(number: string) {
  const { comeIn } = await import("../../session/session");
  const { default: Retention } = await import("./retention");
  await comeIn({ id: "token", refresh: undefined, expiresAt: Date.now() + 86_400_000, claims: CLAIMS }, undefined);
  await act(() => render(<LocationProvider><Retention number={number} /></LocationProvider>, document.body));
  await vi.waitFor(() => expect(document.querySelector(".lead, .note")).not.toBeNull());
}

const cards = (list: string) => [...document.querySelectorAll(`${list} .card`)].map((one) => [...one.children].map((part) => part.textContent));

test("each thing that is gone is told by school, moment, reason and what went along; older ones when asked for", async () => {
  await shown(CLB.number);
  expect(cards(".list:last-of-type")).toEqual([
    ["Registratie van Basisschool Maan, 041233", "Vernietigd op 1 september 2033: de bewaartermijn was voorbij. Afgerond op 3 mei 2027.", "Samen met 3 reacties, 1 afspraak en 2 documenten."],
    ["Document van Basisschool Maan, 041233", "Vernietigd op 1 september 2033: de dertig dagen in de prullenbak waren voorbij.", "Hoorde bij een registratie."],
  ]);
  document.querySelector("button")?.click();
  await vi.waitFor(() => expect(cards(".list:last-of-type").length).toBe(3));
  expect(cards(".list:last-of-type")[2]?.[0]).toBe("Reactie van de school met nummer 055555");
  expect(document.querySelector("button")).toBeNull();
});

test("what is held says since when, and an empty report says what would stand there", async () => {
  pages = { "": { items: [], cursor: null } };
  await shown(CLB.number);
  await vi.waitFor(() => expect(document.querySelector(".empty")?.textContent).toContain("Er werd nog niets vernietigd."));
  expect(cards(".list")).toEqual([["Basisschool Zon", "030569 · vastgehouden sinds 3 mei 2033: er wordt niets van vernietigd"]]);
});

test("a school is sent to its CLB, whose report it is", async () => {
  await shown("030569");
  expect(document.body.textContent).toContain("leest de lokale beheerder van uw CLB");
  expect(document.querySelector(".empty, .list")).toBeNull();
});

test("only the local administrator of a CLB is led here", async () => {
  const { tilesOf } = await import("../home/home");
  const leads = (roles: string[], clbs: string[] = []) =>
    tilesOf({ ...CLB, roles } as Schemas["InstitutionStanding"], new Set(clbs)).some(({ href }) => href.endsWith("/bewaring"));
  expect(leads(["lokale-beheerder"], [CLB.number])).toBe(true);
  expect(leads(["lokale-beheerder", "samenwerkingsdossier-clb"])).toBe(true);
  expect(leads(["lokale-beheerder", "samenwerkingsdossier-school"])).toBe(false);
  expect(leads(["samenwerkingsdossier-clb"])).toBe(false);
});
