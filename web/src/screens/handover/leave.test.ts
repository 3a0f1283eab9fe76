import { expect, test } from "vitest";
import { isoDay } from "../../words/dates";
import { errorsIn, lastDayOf, type Leave, momentsOf } from "./leave";

const leave = (more: Partial<Leave> = {}): Leave => ({ owner: "anna", delegate: "bert", first: isoDay(), last: isoDay(13), ...more });

test("a leave lasts from the start of its first day to the end of its last one", () => {
  const { from, until } = momentsOf({ first: "2026-12-01", last: "2026-12-01" });
  expect(Date.parse(until) - Date.parse(from)).toBe(86_400_000);
  expect(new Date(from).getHours()).toBe(0);
  expect(new Date(lastDayOf(until)).getDate()).toBe(1);
  expect(new Date(momentsOf({ first: "2026-12-01", last: "2026-12-31" }).until).getFullYear()).toBe(2027);
});

test("what is missing or cannot be is said at its field", () => {
  expect(errorsIn(leave())).toEqual({});
  expect(Object.keys(errorsIn({ owner: "", delegate: "", first: "", last: "" }))).toEqual(["owner", "delegate", "from", "until"]);
  expect(errorsIn(leave({ last: isoDay(-1) }))).toEqual({ until: "Deze dag is al voorbij." });
  expect(errorsIn(leave({ first: isoDay(2), last: isoDay(1) }))).toEqual({ until: "De laatste dag valt voor de eerste." });
  expect(errorsIn(leave({ last: isoDay(365) }))).toEqual({});
  expect(errorsIn(leave({ last: isoDay(366) }))).toEqual({ until: "Een vervanging duurt hoogstens een jaar." });
});
