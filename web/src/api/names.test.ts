import { describe, expect, it } from "vitest";
import { type Found, rewritten, wordOf } from "./names";

const at = (field: string, text: string, word: string, from = 0): Found => {
  const start = text.indexOf(word, from);
  return { field, start, end: start + word.length, kind: "person", certainty: "sure", reason: "voornaam" };
};

describe("what is sent after the question", () => {
  it("has a function where the name was, with a capital where a sentence starts", () => {
    const text = "Jonas leest 🙂 met Mila. Jonas vraagt Mila mee.";
    const found = [at("text", text, "Jonas"), at("text", text, "Mila"), at("text", text, "Jonas", 5), at("text", text, "Mila", 23)];
    const choices = new Map([["Jonas", "de leerling"], ["Mila", "een klasgenoot"]]);
    expect(rewritten({ kind: "remark", text }, found, choices)).toEqual({
      kind: "remark",
      text: "De leerling leest 🙂 met een klasgenoot. De leerling vraagt een klasgenoot mee.",
    });
  });

  it("lets go of the title before a name", () => {
    const text = "Overleg met juf An.";
    expect(rewritten({ text }, [at("text", text, "An")], new Map([["An", "de leerkracht"]]))).toEqual({
      text: "Overleg met de leerkracht.",
    });
  });

  it("lets go of an article with it, and of no part of a longer word", () => {
    const text = "Volgens de leerling Jonas helpt medeleerling Mila.";
    const found = [at("text", text, "Jonas"), at("text", text, "Mila")];
    const choices = new Map([["Jonas", "de leerling"], ["Mila", "de leerling"]]);
    expect(rewritten({ text }, found, choices)).toEqual({ text: "Volgens de leerling helpt medeleerling de leerling." });
  });

  it("says what is no name, beside what was said before, and leaves it", () => {
    const body = { title: "De Van Dale", names_confirmed: ["Zill"] };
    expect(rewritten(body, [at("title", body.title, "Van Dale")], new Map())).toEqual({
      title: "De Van Dale",
      names_confirmed: ["Zill", "Van Dale"],
    });
  });

  it("reaches a field in a list, and changes nothing of what was typed", () => {
    const body = { participants: [{ function: "zoco", count: 1 }, { function: "juf Els", count: 1 }] };
    const found = [at("participants.1.function", "juf Els", "Els")];
    const sent = rewritten(body, found, new Map([["Els", "leerkracht"]])) as typeof body;
    expect(sent.participants.map((one) => one.function)).toEqual(["zoco", "Leerkracht"]);
    expect(body.participants[1]?.function).toBe("juf Els");
    expect(wordOf(body, found[0] as Found)).toBe("Els");
  });
});
