// Signing in at the user pool: OIDC code flow with PKCE. Tokens live in memory only; what has
// to survive the visit to the pool (the verifier, and where we were) is in sessionStorage.

const KEPT = "sign-in";
const SCOPE = "openid profile";
const here = () => `${location.origin}/`;
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

function base64url(bytes) {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function challengeOf(verifier) {
  const bytes = new TextEncoder().encode(verifier);
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** Leaves this page for that of the pool. */
export async function goSignIn(config) {
  const kept = { verifier: random(), state: random(), hash: location.hash };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  const asked = new URLSearchParams({
    response_type: "code",
    client_id: config.client_id,
    redirect_uri: here(),
    scope: SCOPE,
    state: kept.state,
    code_challenge: await challengeOf(kept.verifier),
    code_challenge_method: "S256",
  });
  location.assign(`${config.sign_in}/oauth2/authorize?${asked}`);
}

/** Back from the pool: the ID token, or nothing when nobody just signed in. */
export async function comeBack(config) {
  const query = new URLSearchParams(location.search);
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  if (!query.has("code") && !query.has("error")) return null;
  history.replaceState(null, "", `/${kept?.hash ?? ""}`);
  if (!kept || query.get("state") !== kept.state || !query.has("code")) {
    throw new Error("Het aanmelden is niet gelukt. Probeer het opnieuw.");
  }
  return tokenFor(config, query.get("code"), kept.verifier);
}

async function tokenFor(config, code, verifier) {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: config.client_id,
    redirect_uri: here(),
    code,
    code_verifier: verifier,
  });
  const answer = await fetch(`${config.sign_in}/oauth2/token`, { method: "POST", body });
  if (!answer.ok) throw new Error("Het aanmelden is niet gelukt. Probeer het opnieuw.");
  return (await answer.json()).id_token;
}
