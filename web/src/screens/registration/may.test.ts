import { expect, test } from "vitest";
import { mayOf } from "./may";
import type { Thread } from "./thread";

const thread = (more: object = {}) => ({ owner: { id: "anna" }, status: "open", ...more }) as Thread;
const atClb = { personId: "anna", side: "clb" as const, isPartner: true, isAtClb: true, isClbAdmin: false, actsFor: [] as string[] };
const atSchool = { ...atClb, personId: "sofie", side: "school" as const, isAtClb: false };
const admin = { ...atClb, personId: "clara", isPartner: false, isAtClb: false, isClbAdmin: true };

test.each([
  ["the owner", atClb, true, true],
  ["a colleague of the owner", { ...atClb, personId: "bert" }, true, false],
  ["who acts for the owner", { ...atClb, personId: "bert", actsFor: ["anna"] }, true, true],
  ["who acts for somebody else", { ...atClb, personId: "bert", actsFor: ["clara"] }, true, false],
  ["who acts for the owner, but has left the CLB", { ...atSchool, actsFor: ["anna"] }, true, false],
  ["the school", atSchool, true, false],
  ["who owned it before working elsewhere", { ...atSchool, personId: "anna" }, true, false],
  ["the local administrator of the CLB", admin, false, true],
])("%s", (_, rights, write, keep) => {
  const may = mayOf(thread(), rights, false);
  expect([may.write, may.keep]).toEqual([write, keep]);
  expect(may.why === "").toBe(write);
});

test.each([
  ["the owner", atClb, false],
  ["who acts for the owner", { ...atClb, personId: "bert", actsFor: ["anna"] }, true],
  ["the local administrator", admin, false],
  ["a colleague", { ...atClb, personId: "bert" }, false],
])("%s stands in for nobody but an owner who is away", (_, rights, isStandIn) => {
  expect(mayOf(thread(), rights, false).isStandIn).toBe(isStandIn);
});

test.each([
  ["closed", thread({ status: "closed" }), false, true, "afgerond"],
  ["in the trash", thread({ trashed: { at: "", by: "", reason: "" } }), false, true, "prullenbak"],
  ["of an ended dossier", thread(), true, false, "beëindigd"],
])("nobody writes in what is %s", (_, value, isEnded, keep, why) => {
  const may = mayOf(value, atClb, isEnded);
  expect([may.write, may.keep]).toEqual([false, keep]);
  expect(may.why).toContain(why);
});
