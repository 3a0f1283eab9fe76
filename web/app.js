// A plain first page: sign in, your dossiers, and the registrations of one of them.

import { arrive, h, say } from "./dom.js";
import { showDossier, showDossiers, showProblem, showSignIn } from "./pages.js";
import { comeBack, goSignIn } from "./sign-in.js";

const who = document.querySelector("#who");
let config;
let token = null;
let me = null;

async function get(path) {
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch(`/api${path}`, { headers }).catch(() => {
    throw new Error("Er is geen verbinding. Kijk uw netwerk na en probeer opnieuw.");
  });
  const body = await answer.json();
  if (answer.status === 401) signOut(body.detail);
  if (!answer.ok) throw new Error(body.detail);
  return body;
}

function signOut(sentence = "") {
  token = me = null;
  who.replaceChildren();
  askSignIn(sentence);
}

function askSignIn(sentence = "") {
  showSignIn(config, () => goSignIn(config), sentence);
}

async function route() {
  if (!token) return askSignIn();
  say("Bezig met laden…");
  const id = location.hash.match(/^#\/(\d{6}-\d{6})$/)?.[1];
  try {
    await (id ? showDossier(get, id) : showDossiers(get, me));
  } catch (error) {
    if (token) showProblem(error.message, route); // else the sign-in page says it already
  }
}

function showWho() {
  const places = me.institutions.map((one) => one.name).join(", ");
  const out = h("button", { onclick: () => signOut() }, "Afmelden");
  who.replaceChildren(h("span", {}, `${me.name}, ${places}`), out);
}

async function start() {
  config = await (await fetch("/config.json")).json();
  try {
    token = await comeBack(config);
    if (token) {
      me = await get("/me");
      showWho();
    }
    await route();
  } catch (error) {
    askSignIn(error.message);
  }
}

addEventListener("hashchange", async () => {
  if (location.hash === "#main") return; // the skip link
  await route();
  arrive();
});

await start();
