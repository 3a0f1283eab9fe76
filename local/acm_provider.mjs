// ACM/IDM on one machine: an OpenID provider with invented people and the claims of the real one.
//
// ISSUER, CALLBACK, CLIENT_ID, CLIENT_SECRET and PEOPLE (a JSON file: a list of claims, read anew
// at each sign-in) come from the environment. Who visits it chooses who they are: it asks for no
// password, asks everybody each time, and forgets all of it when it stops.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Provider, interactionPolicy } from "oidc-provider";

const { ISSUER, CALLBACK, CLIENT_ID, CLIENT_SECRET, PEOPLE } = process.env;
const CLAIMS = {
  openid: ["sub"],
  profile: ["given_name", "family_name"],
  vo: ["vo_id", "vo_doelgroepcode"],
  samenwerkingsdossier: ["samenwerkingsdossier_rol_3d"],
};
const SECONDS = 600; // that anything it gives lasts

const people = () => JSON.parse(readFileSync(PEOPLE, "utf8"));
const escaped = (text) => text.replace(/[&<>"']/g, (one) => `&#${one.codePointAt(0)};`);

function policy() {
  const prompts = interactionPolicy.base();
  const { Check } = interactionPolicy;
  const asksEveryTime = (ctx) => !ctx.oidc.result?.login;
  prompts.get("login").checks.add(new Check("each_time", "everybody is asked each time", asksEveryTime));
  return prompts;
}

const provider = new Provider(ISSUER, {
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uris: [CALLBACK],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  claims: CLAIMS,
  scopes: Object.keys(CLAIMS),
  conformIdTokenClaims: false, // as ACM does: the claims are in the ID token itself
  cookies: { keys: [CLIENT_SECRET] },
  features: { devInteractions: { enabled: false } },
  interactions: { policy: policy(), url: (_, { uid }) => `/choose/${uid}` },
  pkce: { required: () => false }, // Cognito sends none to an identity provider
  ttl: { AccessToken: SECONDS, Grant: SECONDS, IdToken: SECONDS, Interaction: SECONDS, Session: SECONDS },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => people().find((one) => one.sub === id) ?? { sub: id },
  }),
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope(Object.keys(CLAIMS).join(" "));
    await grant.save();
    return grant;
  },
});

const page = () => `<!doctype html>
<html lang="nl-BE">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ACM/IDM, nagebootst</title></head>
  <body>
    <h1>ACM/IDM, nagebootst op deze machine</h1>
    <p>Kies als wie u zich aanmeldt. Alle mensen zijn verzonnen.</p>
    <form method="post">
${people()
  .map(({ sub, given_name, family_name }) => {
    const name = escaped(`${given_name} ${family_name}`);
    return `      <p><button name="who" value="${escaped(sub)}">${name}</button></p>`;
  })
  .join("\n")}
    </form>
  </body>
</html>
`;

async function choose(request, response) {
  if (request.method !== "POST") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(page());
  }
  const sent = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
  const login = { accountId: sent.get("who") ?? "", remember: false };
  return provider.interactionFinished(request, response, { login });
}

const answer = provider.callback();
createServer((request, response) => {
  if (!request.url.startsWith("/choose/")) return answer(request, response);
  return choose(request, response).catch(() => response.writeHead(400).end());
}).listen(Number(new URL(ISSUER).port), new URL(ISSUER).hostname);
