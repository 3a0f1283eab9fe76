import { describe, expect, it } from "vitest";
import { type Found, wordOf } from "../api/names";
import { caretAfter, groupsOf, moved, rewritten, suggestionFor, told, undone, withWord } from "./name-words";

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

describe("while somebody writes", () => {
  const text = "Jonas leest 🙂 met juf An. Jonas is blij, vraagt Roos.";
  const found = [at("value", text, "Jonas"), at("value", text, "An"), at("value", text, "Jonas", 5), at("value", text, "Roos")];
  const wordsIn = (now: string, left: Found[]) => left.map(({ start, end }) => now.slice(start, end));

  it("puts a function in every place of a name, and knows where the others stand then", () => {
    const after = withWord(text, found, new Map([["Jonas", "de leerling"]]));
    expect(after.text).toBe("De leerling leest 🙂 met juf An. De leerling is blij, vraagt Roos.");
    expect(wordsIn(after.text, after.found)).toEqual(["An", "Roos"]);
  });

  it("keeps the marks of what was not touched", () => {
    const typed = text.replace("leest", "schrijft graag");
    expect(wordsIn(typed, moved(found, text, typed))).toEqual(["Jonas", "An", "Jonas", "Roos"]);
    const changed = text.replace("juf An", "juf Ann");
    expect(wordsIn(changed, moved(found, text, changed))).toEqual(["Jonas", "An", "Jonas", "Roos"]);
    const inside = text.replace("Roos", "Ros");
    expect(wordsIn(inside, moved(found, text, inside))).toEqual(["Jonas", "An", "Jonas"]);
    expect(moved(found, text, "")).toEqual([]);
  });

  it("lets the caret stand where it stood", () => {
    const after = withWord(text, found, new Map([["An", "de leerkracht"]])).text;
    expect(caretAfter(3, text, after)).toBe(3);
    expect(after.slice(caretAfter(text.indexOf(" is blij"), text, after))).toBe(" is blij, vraagt Roos.");
    expect(after.slice(caretAfter(text.indexOf("An") + 1, text, after))).toBe(". Jonas is blij, vraagt Roos.");
  });

  it("takes back what it did, also when somebody typed on at either side of it", () => {
    const after = withWord(text, found, new Map([["An", "de leerkracht"]])).text;
    expect(undone(after, text, after)).toBe(text);
    expect(undone(`${after} Ook thuis.`, text, after)).toBe(`${text} Ook thuis.`);
    expect(undone(`Eerst. ${after}`, text, after)).toBe(`Eerst. ${text}`);
    expect(undone(after.replace("leerkracht", "leraar"), text, after)).toBeUndefined();
  });

  it("names each word once, the sure places first, and counts them by what they are", () => {
    const maybe = { ...at("value", text, "Roos"), certainty: "doubtful" as const };
    const groups = groupsOf({ value: text }, [...found.slice(0, 3), maybe]);
    expect(groups.map(({ word, places }) => [word, places.length])).toEqual([["Jonas", 2], ["An", 1], ["Roos", 1]]);
    expect(told(groups)).toBe("2 namen en 1 mogelijke naam gevonden");
  });

  it("suggests a function by the word before a name, and none for what is doubtful", () => {
    const parent = "Volgens mama Lien leest Jonas.";
    const groups = groupsOf({ value: parent }, [at("value", parent, "Lien"), at("value", parent, "Jonas")]);
    expect(groups.map((one) => suggestionFor(parent, one))).toEqual(["de ouder", "de leerling"]);
    const [teacher] = groupsOf({ value: text }, [at("value", text, "An")]);
    expect(teacher && suggestionFor(text, teacher)).toBe("de leerkracht");
    const [maybe] = groupsOf({ value: text }, [{ ...at("value", text, "Roos"), certainty: "doubtful" }]);
    expect(maybe && suggestionFor(text, maybe)).toBeUndefined();
  });
});
