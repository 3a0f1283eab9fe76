// The user pool's side of signing in: OIDC code flow with PKCE, and renewal of tokens.

import * as oauth from "oauth4webapi";
import { type Config, config, skew } from "../config";
import { type Arrival, keepVisit, sayGoodbye, type Visit } from "./visit";

const SCOPE = "openid profile";
// A pool on this machine speaks plain HTTP.
const INSECURE = { [oauth.allowInsecureRequests]: location.protocol === "http:" };

export interface Tokens {
  id: string;
  refresh: string | undefined;
  /** Milliseconds since the epoch, by the clock of this device. */
  expiresAt: number;
  claims: oauth.IDToken;
}

const home = () => `${location.origin}/`;

const partiesOf = (pool: Config["sign_in"]) => ({
  as: pool as oauth.AuthorizationServer,
  client: { client_id: pool.client_id, [oauth.clockSkew]: skew() },
});

/** Leaves this page for that of the pool; it brings back to `path`.
 * `via`: by whom somebody is known, where there is a choice: the pool leads them on at once. */
export async function visitPool(path: string, via?: string): Promise<void> {
  const { sign_in: pool } = await config();
  const visit: Visit = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    pool,
    path,
  };
  keepVisit(visit);
  const asked = new URLSearchParams({
    response_type: "code",
    client_id: pool.client_id,
    redirect_uri: home(),
    scope: SCOPE,
    state: visit.state,
    nonce: visit.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(visit.verifier),
    code_challenge_method: "S256",
  });
  if (pool.identity_provider && via) asked.set("identity_provider", via);
  location.assign(`${pool.authorization_endpoint}?${asked}`);
}

/** The tokens of who comes back. Throws when the pool refused. */
export async function tokensOf({ visit, url }: Arrival): Promise<Tokens> {
  const { as, client } = partiesOf(visit.pool);
  const asked = oauth.validateAuthResponse(as, client, url, visit.state);
  const request = oauth.authorizationCodeGrantRequest(
    as,
    client,
    oauth.None(),
    asked,
    home(),
    visit.verifier,
    INSECURE,
  );
  // The configuration comes meanwhile: it says how far the clock that judges the answer is off.
  const [answer] = await Promise.all([request, config()]);
  const onTime = partiesOf(visit.pool).client;
  const expected = { expectedNonce: visit.nonce, requireIdToken: true };
  const given = await oauth.processAuthorizationCodeResponse(as, onTime, answer, expected);
  return tokensIn(given);
}

/** New tokens for old ones. Throws ResponseBodyError when the pool refuses, TypeError offline. */
export async function renewed(old: Tokens): Promise<Tokens> {
  const { as, client } = partiesOf((await config()).sign_in);
  const answer = await oauth.refreshTokenGrantRequest(
    as,
    client,
    oauth.None(),
    old.refresh ?? "",
    INSECURE,
  );
  const given = await oauth.processRefreshTokenResponse(as, client, answer);
  return { ...tokensIn(given), refresh: given.refresh_token ?? old.refresh };
}

/** Whether the pool refuses somebody because they are blocked: our sign-in function says so, and
 * Cognito passes its sentence on behind one of its own. */
export const isBlocked = (error: unknown): boolean =>
  error instanceof Error && "error_description" in error && /geblokkeerd/u.test(String(error.error_description));

/** Leaves for the pool, which forgets who was signed in there. */
export async function leavePool(): Promise<void> {
  const { sign_in: pool } = await config();
  const asked = new URLSearchParams({ client_id: pool.client_id, logout_uri: home() });
  sayGoodbye();
  location.assign(`${pool.end_session_endpoint}?${asked}`);
}

function tokensIn(given: oauth.TokenEndpointResponse): Tokens {
  const claims = oauth.getValidatedIdTokenClaims(given);
  if (!claims || !given.id_token) throw new Error("the pool gave no ID token");
  const { id_token: id, refresh_token: refresh } = given;
  return { id, refresh, expiresAt: (claims.exp - skew()) * 1000, claims };
}
