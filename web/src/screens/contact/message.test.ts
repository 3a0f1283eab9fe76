import { expect, test } from "vitest";

import { bodyOf, errorsIn, firstValues, OPERATOR, readersFor, technicalOf, type Values } from "./message";

const SCHOOL = { number: "030569", name: "Basisschool De Linde" };
const CLB = { number: "114983", name: "Vrij CLB" };
const DETAILS = { screen: "/dossiers/114983-030569", browser: "Firefox" };

const filled = (more: Partial<Values>): Values => ({
  ...firstValues([SCHOOL]),
  subject: "fault",
  text: " Het lukt niet. ",
  ...more,
});

test("who works at one institution writes to its administrator, who works nowhere to the operator", () => {
  expect(firstValues([SCHOOL]).to).toBe("030569");
  expect(firstValues([]).to).toBe(OPERATOR);
  expect([...readersFor([]).keys()]).toEqual([OPERATOR]);
});

test("who works at several chooses", () => {
  const readers = readersFor([SCHOOL, CLB]);
  expect(firstValues([SCHOOL, CLB]).to).toBe("");
  expect(errorsIn(filled({ to: "" }), readers)).toEqual({ to: "Kies voor wie uw melding is." });
  expect(errorsIn(filled({ to: "114983" }), readers)).toEqual({});
});

test("a draft for an institution where somebody works no more is not sent there", () => {
  expect(Object.keys(errorsIn(filled({ to: "030569" }), readersFor([])))).toEqual(["to"]);
});

test("it asks for a subject and a text, in the order of the screen", () => {
  expect(Object.keys(errorsIn(firstValues([]), readersFor([])))).toEqual(["subject", "text"]);
  expect(Object.keys(errorsIn(filled({ text: "x".repeat(4001) }), readersFor([SCHOOL])))).toEqual(["text"]);
});

test("technical details go along only when somebody wants that", () => {
  const message = { subject: "fault", text: "Het lukt niet.", institution: "030569" };
  expect(bodyOf(filled({ technical: true }), DETAILS)).toEqual({ ...message, ...DETAILS });
  expect(bodyOf(filled({ technical: false }), DETAILS)).toEqual(message);
});

test("a message to the operator names no institution", () => {
  expect(bodyOf(filled({ to: OPERATOR, technical: false }), DETAILS)).not.toHaveProperty("institution");
});

test("only a path of ours is a screen, and a long name of a browser is cut", () => {
  expect(technicalOf("/handleiding", "Firefox")).toEqual({ screen: "/handleiding", browser: "Firefox" });
  expect(technicalOf("https://elders.example", "Firefox")).toEqual({ browser: "Firefox" });
  expect(technicalOf(undefined, "x".repeat(400)).browser).toHaveLength(300);
});
