// The pages: signing in, your dossiers, one dossier, and what went wrong.

import { h, heading, show, tag, tags } from "./dom.js";

const ACTIVITY = {
  signal: "Signaalfunctie",
  consultation: "Consultatieve leerlingenbegeleiding",
  team_support: "Ander versterken van het schoolteam",
};
const STATUS = { open: "Open", in_progress: "In opvolging", closed: "Afgerond" };
const WAITING = { clb: "Wacht op het CLB", school: "Wacht op de school" };
const DAY = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric" });
const MONTH = new Intl.DateTimeFormat("nl-BE", { month: "long", year: "numeric" });

const day = (moment) => DAY.format(new Date(moment));
const count = (number, one, more) => `${number} ${number === 1 ? one : more}`;
const problem = (sentence) => h("p", { class: "problem", role: "alert" }, sentence);

// --- Signing in

export function showSignIn(config, signIn, sentence = "") {
  show(
    "",
    heading("Eén dossier van CLB en school"),
    h(
      "p",
      { class: "lead" },
      "Wat het CLB doet om het schoolteam te versterken, en wat de school ermee doet: beide partners zien hetzelfde.",
    ),
    sentence ? problem(sentence) : null,
    h("button", { class: "first", onclick: signIn }, "Aanmelden"),
    config.demo ? demoPeople(config.demo) : null,
  );
}

function demoPeople({ password, people }) {
  const copied = h("span", { role: "status" });
  const copy = async () => {
    await navigator.clipboard.writeText(password);
    copied.textContent = " Gekopieerd.";
  };
  return h(
    "section",
    {},
    h("h2", {}, "Verzonnen mensen om mee te proberen"),
    h("p", {}, "Meld u aan met een van deze gebruikersnamen. Het wachtwoord is telkens ", h("code", {}, password), "."),
    h("p", {}, h("button", { onclick: copy }, "Kopieer het wachtwoord"), copied),
    h("ul", { class: "list people" }, people.map(demoPerson)),
  );
}

const demoPerson = (person) =>
  h(
    "li",
    {},
    h("p", {}, h("code", {}, person.username)),
    h("p", { class: "name" }, person.name),
    h("p", {}, person.function),
    h("p", { class: "quiet" }, person.institution),
  );

// --- Your dossiers

export async function showDossiers(get, me) {
  const { items } = await get("/dossiers");
  const ours = new Set(me.institutions.map((one) => one.number));
  show(
    "Dossiers",
    heading("Uw dossiers"),
    items.length
      ? h("ul", { class: "list" }, items.map((dossier) => dossierRow(dossier, ours)))
      : h("p", { class: "lead" }, "Er is nog geen dossier. De lokale beheerder van het CLB start er een voor elke school."),
  );
}

function dossierRow(dossier, ours) {
  const sides = [dossier.school, dossier.clb];
  const [partner, own] = ours.has(dossier.clb.number) ? sides : sides.reverse();
  return h(
    "li",
    { class: dossier.new ? "is-new" : "" },
    h("a", { class: "name dossier", href: `#/${dossier.id}` }, partner.name),
    h("p", { class: "quiet" }, `${partner.number} · met ${own.name}`),
    tags(
      dossier.new && tag(`${dossier.new} nieuw`, "new"),
      dossier.waiting && tag(`${dossier.waiting} te doen`, "wait"),
      dossier.status !== "active" && tag("Beëindigd"),
    ),
  );
}

// --- One dossier

export async function showDossier(get, id) {
  const [dossier, first, people] = await Promise.all([
    get(`/dossiers/${id}`),
    get(`/dossiers/${id}/registrations`),
    get(`/dossiers/${id}/people`),
  ]);
  show(
    dossier.school.name,
    h("p", {}, h("a", { href: "#/", class: "dossier" }, "← Uw dossiers")),
    heading(dossier.school.name),
    h("p", { class: "lead" }, `Met ${dossier.clb.name}, sinds ${day(dossier.started_at)}`),
    first.items.length ? null : h("p", {}, "Nog geen registraties. Het CLB start de eerste registratie."),
    registrations(get, id, first, new Map(people.items.map((one) => [one.id, one.name]))),
  );
}

/** The first page of the list, with a button for each next one. */
function registrations(get, id, first, names) {
  const months = h("div");
  let { cursor } = first;
  const older = h("button", { onclick: next }, "Toon oudere");
  async function next() {
    add(await get(`/dossiers/${id}/registrations?cursor=${encodeURIComponent(cursor)}`));
  }
  function add(page) {
    byMonth(months, page.items, names);
    cursor = page.cursor;
    older.hidden = !cursor;
  }
  add(first);
  return [months, older];
}

/** A heading for each month, in the order of the latest activity. */
function byMonth(months, items, names) {
  for (const item of items) {
    const month = MONTH.format(new Date(item.last_activity_at));
    if (months.dataset.month !== month) {
      months.dataset.month = month;
      months.append(h("h2", {}, month), h("ul", { class: "list" }));
    }
    months.lastElementChild.append(registrationRow(item, names));
  }
}

function registrationRow(item, names) {
  const { goals, agreements, replies } = item.counts;
  const owner = [names.get(item.owner.id) ?? "onbekend", item.owner.function].filter(Boolean);
  return h(
    "li",
    {},
    h("p", { class: "name" }, item.title),
    h("p", {}, `${ACTIVITY[item.activity]}, ${day(item.activity_date)}`),
    h("p", { class: "quiet" }, `Eigenaar: ${owner.join(", ")}`),
    tags(
      tag(STATUS[item.status]),
      item.waiting_for && tag(WAITING[item.waiting_for], "wait"),
      goals && tag(count(goals, "doelstelling", "doelstellingen")),
      agreements && tag(count(agreements, "afspraak", "afspraken")),
      replies && tag(count(replies, "reactie", "reacties")),
    ),
  );
}

// --- What went wrong

export function showProblem(sentence, again) {
  show(
    "Fout",
    heading("Dit lukt nu niet"),
    problem(sentence),
    h("p", {}, h("button", { onclick: again }, "Probeer opnieuw"), " ", h("a", { href: "#/" }, "Uw dossiers")),
  );
}
