import { expect, test } from "vitest";
import { actionFor, errorsIn, openTo, stepsBack, stepsOf, type Values, valuesFor } from "./plan";
import { type Assignment, BASE, type Person, type Right, rightsAt } from "./words";

const TODAY = "2026-11-24";
const step = { at: "2026-09-02T08:00:00.000Z", by: { id: "sara", function: "directeur" }, reason: "In dienst" };
const SCHOOL: Right = "samenwerkingsdossier-school";

const assignment = (right: Right, more: Partial<Assignment> = {}): Assignment =>
  ({ id: right, right, from: "2026-09-02", until: "2028-08-31", state: "active", granted: step, changes: [], ...more }) as Assignment;

const person = (...assignments: Assignment[]): Person =>
  ({ id: "noor", version: 3, roles: [], blocked: false, blocks: [], assignments }) as Person;

const filled = (who: Person, more: Partial<Values>): Values => ({ ...valuesFor(who, TODAY), reason: "Nieuw", ...more });

test("a new right lasts until the end of the next school year, unless another day is chosen", () => {
  const noor = person(assignment(BASE));
  expect(stepsOf(noor, filled(noor, { extra: [SCHOOL] }))).toEqual([
    { kind: "give", rights: [SCHOOL], from: TODAY, until: "2028-08-31" },
  ]);
  expect(valuesFor(noor, "2027-08-31").last).toBe("2028-08-31");
});

test("where somebody is mailed comes along with a right, if it is another address", () => {
  const noor = { ...person(assignment(BASE)), email: "noor@kompas.example" };
  const emails = (email?: string) => stepsOf(noor, filled(noor, { extra: [SCHOOL], ...(email === undefined ? {} : { email }) })).map((step) => step.kind === "give" && step.email);
  expect([undefined, "", " Noor@kompas.example ", " N@kompas.example"].map(emails)).toEqual([[undefined], [undefined], [undefined], ["n@kompas.example"]]);
  const wrong = (email: string) => errorsIn(noor, filled(noor, { extra: [SCHOOL], email }), TODAY);
  expect([wrong(""), wrong("noor")]).toEqual([{}, { email: "Vul een volledig e-mailadres in." }]);
});

test("what is left as it was is no change, and what is past is not held", () => {
  const noor = person(assignment(BASE), assignment(SCHOOL, { state: "ended" }));
  expect(stepsOf(noor, filled(noor, { until: { [BASE]: "2028-08-31" } }))).toEqual([]);
  expect(openTo(noor, rightsAt("school"))).toEqual([SCHOOL, "lokale-beheerder"]);
});

test("who loses the base entitlement loses everything, in one step", () => {
  const [base, role] = [assignment(BASE), assignment(SCHOOL)];
  const noor = person(base, role);
  const expected = [{ kind: "end", one: base, along: [role] }];
  expect(stepsOf(noor, filled(noor, { stays: { [BASE]: false, [SCHOOL]: false } }))).toEqual(expected);
  expect(stepsOf(noor, filled(noor, { stays: { [BASE]: false } }))).toEqual(expected);
});

test("the base entitlement comes first, then what is given, then other periods, then what ends", () => {
  const future = assignment("lokale-beheerder", { state: "future", from: "2027-01-04" });
  const noor = person(assignment(BASE), future);
  const values = filled(noor, { extra: [SCHOOL], until: { [BASE]: "2027-08-31", [future.id]: "2027-06-30" } });
  expect(stepsOf(noor, values).map(({ kind }) => kind)).toEqual(["period", "give", "period"]);
  const steps = stepsOf(noor, { ...values, stays: { [future.id]: false } });
  expect(steps.map(({ kind }) => kind)).toEqual(["period", "give", "end"]);
  expect(actionFor(steps)).toBe("Ken toe");
  expect(actionFor(steps.slice(0, 1))).toBe("Bewaar");
  expect(actionFor(steps.slice(2))).toBe("Beëindig");
});

test("a role lies within the base entitlement, and is shown so before it is confirmed", () => {
  const [base, role] = [assignment(BASE, { until: "2027-01-31" }), assignment(SCHOOL, { until: "2027-01-31" })];
  const noor = person(base, role);
  expect(valuesFor(noor, TODAY).last).toBe("2027-01-31");
  const given = { kind: "give", rights: ["lokale-beheerder"], from: TODAY, until: "2027-01-31" };
  expect(stepsOf(noor, filled(noor, { extra: ["lokale-beheerder"], last: "2028-08-31" }))).toEqual([given]);
  expect(stepsOf(noor, filled(noor, { until: { [BASE]: "2026-12-31" } }))).toEqual([
    { kind: "period", one: base, from: base.from, until: "2026-12-31", along: [{ one: role, from: role.from, until: "2026-12-31" }] },
  ]);
  const errors = errorsIn(noor, filled(noor, { extra: ["lokale-beheerder"], from: "2027-02-01", last: "2028-08-31" }), TODAY);
  expect(errors["until"]).toContain("loopt in deze periode niet");
});

test("what did not begin yet can begin on another day", () => {
  const later = assignment(BASE, { state: "future", from: "2027-09-01" });
  const noor = person(later);
  const at = (from: string) => filled(noor, { start: { [BASE]: from } });
  expect(stepsOf(noor, at("2027-08-25"))).toEqual([{ kind: "period", one: later, from: "2027-08-25", until: later.until, along: [] }]);
  expect(errorsIn(noor, at("2026-11-23"), TODAY)).toEqual({ [`start-${BASE}`]: "Kies vandaag of een latere dag." });
  const back = stepsBack(noor, person({ ...later, from: "2027-08-25" }), TODAY);
  expect(back).toMatchObject([{ kind: "period", from: "2027-09-01" }]);
});

test.each([
  ["rights", { reason: "x" }, "Kies wat er verandert."],
  ["rights", { extra: [SCHOOL] }, "alleen samen met het recht IRIS"],
  ["reason", { extra: [BASE], reason: " " }, "Vul een reden in."],
  ["reason", { extra: [BASE], reason: "x".repeat(121) }, "te lang"],
  ["from", { extra: [BASE], from: "2026-11-23" }, "vandaag of een latere dag"],
  ["until", { extra: [BASE], last: "2026-11-23" }, "valt voor de eerste"],
  ["until", { extra: [BASE], last: "" }, "Kies een dag."],
  ["until", { extra: [BASE], last: "2030-11-25" }, "hoogstens vier jaar"],
] as [string, Partial<Values>, string][])("what is wrong with %s of %j", (name, more, sentence) => {
  const nobody = person();
  const errors = errorsIn(nobody, filled(nobody, more), TODAY);
  expect(Object.keys(errors)).toEqual([name]);
  expect(errors[name]).toContain(sentence);
});

test("four years to the day is not too long, and no period is judged that is not used", () => {
  const noor = person(assignment(BASE));
  expect(errorsIn(noor, filled(noor, { extra: [SCHOOL], last: "2030-11-24" }), TODAY)).toEqual({});
  expect(errorsIn(noor, filled(noor, { from: "2000-01-01", stays: { [BASE]: false } }), TODAY)).toEqual({});
});

test("the period of a right that begins later is counted from its first day", () => {
  const later = assignment(BASE, { state: "future", from: "2027-09-01" });
  const noor = person(later);
  const until = (last: string) => errorsIn(noor, filled(noor, { until: { [BASE]: last } }), TODAY);
  expect(until("2031-09-01")).toEqual({});
  expect(until("2031-09-02")).toEqual({ [`until-${BASE}`]: "Een recht duurt hoogstens vier jaar." });
  expect(until("2027-08-31")).toEqual({ [`until-${BASE}`]: "De laatste dag valt voor de eerste." });
});

test("a change is taken back: what came goes, what went comes, what moved moves back", () => {
  const role = assignment(SCHOOL, { until: "2027-08-31" });
  const before = person(assignment(BASE), role);
  const extra = assignment("lokale-beheerder");
  const after = person(assignment(BASE, { until: "2027-01-31" }), { ...role, state: "ended" }, extra);
  const moved = { kind: "period", one: after.assignments[0], from: "2026-09-02", until: "2028-08-31", along: [] };
  expect(stepsBack(before, after, TODAY)).toEqual([
    moved,
    { kind: "give", rights: [SCHOOL], from: TODAY, until: "2027-08-31" },
    { kind: "end", one: extra, along: [] },
  ]);
  const called = stepsBack({ ...before, function: "leerkracht" }, { ...after, function: "zorgleraar" }, TODAY);
  expect(called.map(({ role: name }) => name)).toEqual(["leerkracht", "leerkracht", "leerkracht"]);
  expect(stepsBack(before, before, TODAY)).toEqual([]);
});

test("the base entitlement is given back before the roles that need it", () => {
  const before = person(assignment(SCHOOL, { until: "2027-08-31" }), assignment(BASE));
  const steps = stepsBack(before, person(), TODAY);
  expect(steps.map((one) => one.kind === "give" && one.rights)).toEqual([[BASE], [SCHOOL]]);
});

test("a function goes along only when it is another one", () => {
  const noor = { ...person(), function: "leerkracht" };
  const [given] = stepsOf(noor, filled(noor, { extra: [BASE] }));
  expect(given).not.toHaveProperty("role");
  expect(stepsOf(noor, filled(noor, { extra: [BASE], role: " zorgcoördinator " }))[0]).toMatchObject({ role: "zorgcoördinator" });
});
