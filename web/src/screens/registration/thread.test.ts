import { expect, test } from "vitest";
import type { Reply, Side, Thread } from "./thread";
import { withEntry, withHeader, withoutEntry, withReply } from "./thread";

const reply = (id: string, side: Side = "clb", kind: Reply["kind"] = "remark"): Reply => ({
  id, kind, text: id, author: { id: "anna", function: "", side }, added_at: "2026-11-24T10:00:00.000Z", version: 1,
});
const thread = (waiting: Side | null, ...replies: Reply[]) => ({ waiting_for: waiting, replies }) as unknown as Thread;
const ids = (of: Thread) => of.replies.map(({ id }) => id);

test("an entry comes at its place in time, and replaces its earlier version", () => {
  const before = thread(null, reply("1"), reply("3"));
  expect(ids(withEntry(before, "replies", reply("2")))).toEqual(["1", "2", "3"]);
  const after = withEntry(before, "replies", { ...reply("1"), text: "beter" });
  expect(after.replies.map(({ text }) => text)).toEqual(["beter", "3"]);
  expect(ids(withoutEntry(before, "replies", "1"))).toEqual(["3"]);
  expect(ids(before)).toEqual(["1", "3"]);
});

test("the registration as it became, with the thread that is shown", () => {
  const before = { ...thread(null, reply("1")), status: "open", advice: "weg" } as Thread;
  expect(withHeader(before, { status: "closed" } as Thread)).toEqual({ status: "closed", replies: before.replies });
});

test.each([
  ["clb", "question", null, "school"],
  ["clb", "question", "clb", "school"],
  ["school", "question", null, "clb"],
  ["school", "remark", "school", null],
  ["clb", "step_taken", "school", "school"],
  ["clb", "remark", null, null],
] as const)("a %s's %s while it waits for %s leaves it waiting for %s", (side, kind, before, after) => {
  expect(withReply(thread(before), reply("1", side, kind)).waiting_for).toBe(after);
});
