// What was said while typing goes along with the text in which it stands, and with no other.

import { afterEach, describe, expect, it } from "vitest";
import { doubts, type Found } from "./names";
import { say, tellDoubts, withSaid } from "./said";

const field = {};
const words = new Map<string, Found["certainty"]>([["Zill", "sure"], ["Roos", "doubtful"]]);
const posting = (body: unknown) => ({ key: "k", method: "post" as const, path: "/p", params: {}, body, version: undefined });
const bodyOf = (body: unknown) => withSaid(posting(body)).what.body;

afterEach(() => {
  say(field, undefined);
  doubts.set([]);
});

describe("what is no name, as somebody said", () => {
  it("is confirmed where its text is sent, also with more around it", () => {
    say(field, { text: " Met Zill en Roos. ", words });
    expect(bodyOf({ kind: "remark", text: "Met Zill en Roos." })).toEqual({
      kind: "remark",
      text: "Met Zill en Roos.",
      names_confirmed: ["Zill"],
    });
    expect(bodyOf({ reason: "Andere: Met Zill en Roos." })).toHaveProperty("names_confirmed", ["Zill"]);
  });

  it("is not confirmed of another text, nor when it stands there no more, nor when the field is left", () => {
    say(field, { text: "Met Zill.", words });
    expect(bodyOf({ text: "Zill is leuk." })).toEqual({ text: "Zill is leuk." });
    say(field, { text: "Met rust.", words });
    expect(bodyOf({ text: "Met rust." })).toEqual({ text: "Met rust." });
    say(field, { text: "Met Zill.", words });
    say(field, undefined);
    expect(bodyOf({ text: "Met Zill." })).toEqual({ text: "Met Zill." });
  });

  it("needs no notice after it was kept; the rest does", () => {
    const body = { text: "Roos en Storm." };
    const at = (start: number, end: number): Found => ({ field: "text", start, end, kind: "person", certainty: "doubtful", reason: "" });
    say(field, { text: body.text, words });
    const { what, seen } = withSaid(posting(body));
    tellDoubts(what, seen, { id: "1", notices: [at(0, 4)] });
    expect(doubts.value).toEqual([]);
    tellDoubts(what, seen, { id: "1", notices: [at(0, 4), at(8, 13)] });
    expect(doubts.value.map(({ found, id }) => [found, id])).toEqual([[[at(8, 13)], "1"]]);
    tellDoubts(what, seen, { id: "1", notices: [at(0, 4), at(8, 13)] }); // it was sent again
    tellDoubts(what, seen, undefined);
    expect(doubts.value).toHaveLength(1);
  });
});
