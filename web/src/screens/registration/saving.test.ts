import { expect, test } from "vitest";
import { Refused } from "../../api/problem";
import { type Answer, asked, didChange, type Kept, save, saveAtOnce } from "./saving";

interface Note {
  version: number;
  text: string;
  status: string;
  trashed?: object;
}
const read: Note = { version: 1, text: "schema", status: "open" };

/** An API that keeps one note, and refuses what was not read last. */
function keeper(kept: Note) {
  const api = {
    kept,
    send: async (fields: object, version: number): Promise<Note> => {
      if (version !== api.kept.version) throw stale(api.kept);
      const after = { ...api.kept, ...fields };
      if (JSON.stringify(after) !== JSON.stringify(api.kept)) api.kept = { ...after, version: version + 1 };
      return api.kept;
    },
  };
  return api;
}
const stale = (current: Note) =>
  new Refused({ type: "/problems/stale", status: 412, detail: "Gewijzigd.", current: { ...current } });
const fieldsOf = ({ text, status }: Note) => ({ text, status });
const change = (api: ReturnType<typeof keeper>, mine: { text: string; status: string }) =>
  save({ read, mine, fieldsOf, send: api.send, words: {} });
const answering = (answer: Answer) =>
  asked.follow((question) => question && queueMicrotask(() => question.answer(answer)));

async function withAnswer(answer: Answer, api: ReturnType<typeof keeper>) {
  const stop = answering(answer);
  const saved = await change(api, { text: "weekschema", status: "open" });
  stop();
  return saved;
}
const dayPlan: Note = { version: 2, text: "dagschema", status: "kept" };

test("what was read last is kept", async () => {
  const api = keeper(read);
  await change(api, { text: "weekschema", status: "open" });
  expect(api.kept).toEqual({ version: 2, text: "weekschema", status: "open" });
});

test("somebody changed another field meanwhile: both changes are kept, and nothing is asked", async () => {
  const api = keeper({ ...read, version: 2, text: "dagschema" });
  const saved = await change(api, { text: "schema", status: "kept" });
  expect(saved).toEqual({
    kept: { version: 3, text: "dagschema", status: "kept" },
    over: { version: 2, text: "dagschema", status: "open" }, // who takes back a tick leaves the other's text
  });
});

test("mine: my text, with what the other changed besides", async () => {
  const api = keeper(dayPlan);
  const kept = { version: 3, text: "weekschema", status: "kept" };
  expect(await withAnswer("mine", api)).toEqual({ kept, over: dayPlan });
});

test("theirs: nothing is sent, and there is nothing to take back", async () => {
  const api = keeper(dayPlan);
  const saved = await withAnswer("theirs", api);
  expect(saved).toEqual({ kept: dayPlan, over: dayPlan, isTheirs: true });
  expect(didChange(saved as Kept<Note>)).toBe(false);
  expect(api.kept).toBe(dayPlan);
});

test("both did the same: only who was first can take it back", async () => {
  const api = keeper(read);
  const tick = () => change(api, { text: "schema", status: "kept" }) as Promise<Kept<Note>>;
  expect(didChange(await tick())).toBe(true);
  expect(didChange(await tick())).toBe(false);
});

test("without a form there is nothing to merge in", async () => {
  const offered: boolean[] = [];
  const stop = asked.follow((question) => {
    if (!question) return;
    offered.push(question.canMerge);
    question.answer("mine");
  });
  const mine = { text: "weekschema", status: "open" };
  for (const how of [save, saveAtOnce]) {
    await how({ read, mine, fieldsOf, send: keeper(dayPlan).send, words: {} });
  }
  stop();
  expect(offered).toEqual([true, false]);
});

test("merge: both texts come back to be edited, over what is kept now", async () => {
  const api = keeper(dayPlan);
  const saved = await withAnswer("merge", api);
  expect(saved).toEqual({ read: dayPlan, mine: { text: "dagschema\n\nweekschema", status: "kept" } });
});

test("what lies in the trash meanwhile is not asked about", async () => {
  const api = keeper({ ...dayPlan, trashed: { at: "", by: "", reason: "" } });
  await expect(change(api, { text: "weekschema", status: "open" })).rejects.toThrow("prullenbak");
});

test("another refusal stays as it is", async () => {
  const closed = new Refused({ type: "/problems/registration-closed", status: 409, detail: "Afgerond." });
  const send = () => Promise.reject(closed);
  await expect(save({ read, mine: fieldsOf(read), fieldsOf, send, words: {} })).rejects.toBe(closed);
});
