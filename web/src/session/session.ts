// Who is signed in. Tokens live in this module only: never in storage, never in a component.

import { config } from "../config";
import { forgetDevice, keepPerson, keptPerson } from "../device/store";
import { Live } from "../parts/live";
import type { Tokens } from "./pool";
import { type Arrival, oweGoodbye, owesGoodbye, takeArrival } from "./visit";

export interface Person {
  id: string;
  name: string;
  /** `role:number`, as the token has them. */
  roles: string[];
  /** Who vouches for them, when that is not the pool itself. */
  via?: string;
  /** `person:number`: whom they act for during a leave, and at which CLB. */
  actsFor?: string[];
}

type Failed = "blocked" | "otherwise";

export type Session =
  /** `arriving`: somebody comes back from the pool. */
  | { state: "starting"; arriving?: boolean }
  | { state: "out"; failed?: Failed }
  | { state: "in"; person: Person }
  /** The pool renews no more: a dialog over the page, nothing that was typed is lost. */
  | { state: "expired"; person: Person; why?: Failed }
  /** No network at the start: what this device kept can be read. */
  | { state: "offline"; person: Person };

export class SessionEnded extends Error {}

export const session = new Live<Session>({ state: "starting" });

const MARGIN = 60_000; // milliseconds before its end in which a token is renewed
const PAINTED = 500; // milliseconds in which the first page is there, for who is new
const channel = new BroadcastChannel("session");
const pool = () => import("./pool");

let tokens: Tokens | undefined;
let renewing: Promise<string> | undefined;

/** Signed in, out or offline: what the screens follow from here on. */
export async function startSession(): Promise<void> {
  channel.addEventListener("message", leave);
  const arrival = takeArrival();
  const given = arrival && tokensFor(arrival);
  const kept = await keptPerson<Person>();
  if (kept) prepareSignIn();
  else setTimeout(prepareSignIn, PAINTED);
  try {
    await enter(given, kept);
  } catch (error) {
    session.set(kept && !navigator.onLine ? { state: "offline", person: kept } : { state: "out", failed: await whyOf(error) });
  }
}

/** Only what may be said: of everything else, that it failed. */
async function whyOf(refusal: unknown): Promise<Failed> {
  try {
    const { isBlocked } = await pool();
    return isBlocked(refusal) ? "blocked" : "otherwise";
  } catch {
    return "otherwise";
  }
}

/** Asked while the device is asked who was here before. */
function tokensFor(arrival: Arrival): Promise<Tokens> {
  session.set({ state: "starting", arriving: true });
  const given = pool().then(({ tokensOf }) => tokensOf(arrival));
  given.catch(() => undefined); // who waits for them hears it too
  return given;
}

async function enter(given: Promise<Tokens> | undefined, kept: Person | undefined): Promise<void> {
  if (given) return comeIn(await given, kept);
  if (owesGoodbye() && (await canReachPool())) return (await pool()).leavePool();
  if (!kept) return session.set({ state: "out" });
  if (!(await canReachPool())) return session.set({ state: "offline", person: kept });
  return signIn(here(), kept.via); // who did not sign out goes on: the pool knows them, and asks nothing
}

function canReachPool(): Promise<boolean> {
  return config().then(
    () => navigator.onLine,
    () => false,
  );
}

/** Somebody came back from the pool with these. */
export async function comeIn(given: Tokens, kept: Person | undefined): Promise<void> {
  const person = personOf(given);
  if (kept && kept.id !== person.id) await forgetDevice(); // a shared computer
  void keepPerson(person);
  tokens = given;
  session.set({ state: "in", person });
}

function personOf({ claims }: Tokens): Person {
  const wordsOf = (claim: string) => String(claims[claim] ?? "").split(" ").filter(Boolean);
  const [identity] = (claims["identities"] ?? []) as { providerName?: string }[];
  const via = identity?.providerName ? { via: identity.providerName } : {};
  return {
    id: String(claims["person_id"]),
    name: String(claims["name"] ?? ""),
    roles: wordsOf("context_roles"),
    actsFor: wordsOf("acts_for"),
    ...via,
  };
}

/** An ID token that is good for a minute at least. Throws SessionEnded; TypeError offline. */
export function idToken(): Promise<string> {
  if (tokens && tokens.expiresAt - Date.now() > MARGIN) return Promise.resolve(tokens.id);
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function renew(): Promise<string> {
  if (!tokens) throw session.value.state === "offline" ? new TypeError("offline") : new SessionEnded();
  const { renewed } = await pool();
  try {
    tokens = await renewed(tokens);
    see(personOf(tokens));
  } catch (error) {
    if (error instanceof TypeError) throw error; // no network: it may be renewed later
    expire(await whyOf(error));
    throw new SessionEnded();
  }
  return tokens.id;
}

/** What somebody may do can have changed since the token before. */
function see(person: Person): void {
  const { value } = session;
  const isSame = "person" in value && mayOf(value.person) === mayOf(person);
  if (value.state === "in" && !isSame) session.set({ state: "in", person });
}

const mayOf = ({ roles, actsFor = [] }: Person): string => [...roles, "", ...actsFor].join(" ");

/** The API, or the pool, does not take our token any more. */
export function expire(why: Failed = "otherwise"): void {
  tokens = undefined;
  const { value } = session;
  if (value.state === "in") session.set({ state: "expired", person: value.person, why });
}

const here = () => location.pathname + location.search;

/** Fetches what signing in takes: everybody needs it soon. */
function prepareSignIn(): void {
  for (const needed of [pool(), config()]) needed.catch(() => undefined);
}

const vouching = () => ("person" in session.value ? session.value.person.via : undefined);

/** To the pool's page, and back to this one; first it forgets who left while it was out of reach.
 * `via`: as who was here came in, or as somebody chose. */
export async function signIn(path = here(), via = vouching()): Promise<void> {
  const { leavePool, visitPool } = await pool();
  await (owesGoodbye() ? leavePool() : visitPool(path, via));
}

/** Nothing that this page holds is shown or kept any more; what it was just keeping goes too, which
 * the page where somebody signed out may have been too early for. */
function leave(): void {
  tokens = undefined;
  void forgetDevice();
  session.set({ state: "out" });
}

/** School computers are shared: nothing of this person stays, in any tab, nor at the pool. */
export async function signOut(): Promise<void> {
  tokens = undefined;
  await forgetDevice();
  channel.postMessage("out");
  if (navigator.onLine) return (await pool()).leavePool();
  oweGoodbye();
  session.set({ state: "out" });
}
