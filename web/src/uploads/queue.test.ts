import { describe, expect, it } from "vitest";
import { isOver, percent, sentenceAt, stageOf, startable, withNew, withoutSettled } from "./queue";
import type { Phase, Upload } from "./uploads";

const upload = (id: string, phase: Phase, sent = 0, state?: string): Upload =>
  ({ id, name: `${id}.pdf`, file: { size: 100 }, place: {}, phase, sent, ...(state ? { document: { state } } : {}) }) as unknown as Upload;
const ids = (all: Upload[]) => all.map(({ id }) => id).join("");

describe("the queue of uploads", () => {
  it("starts three at a time, and the next as soon as one has arrived", () => {
    const waiting = ["a", "b", "c", "d"].map((id) => upload(id, "waiting"));
    expect(ids(startable(waiting))).toBe("abc");
    const busy = [upload("x", "sending"), upload("y", "preparing"), upload("z", "checking")];
    expect(ids(startable([...busy, ...waiting]))).toBe("a");
  });

  it("forgets what went well when more comes, and nothing that somebody still has to do with", () => {
    const before = [
      upload("a", "judged", 100, "clean"),
      upload("b", "judged", 100, "refused"),
      upload("c", "judged", 100, "flagged"),
      upload("d", "failed"),
      upload("e", "unfit"),
      upload("f", "checking"),
    ];
    expect(before.filter(isOver).map(({ id }) => id)).toEqual(["a"]);
    expect(ids(withNew(before, [upload("g", "waiting")]))).toBe("bcdefg");
  });

  it("forgets what something new is another attempt at, and what was settled elsewhere", () => {
    const at = (one: Upload, more: object): Upload => ({ ...one, place: { dossier_id: "d" }, ...more }) as Upload;
    const wrong = at(upload("a", "unfit"), {});
    const refused = at(upload("b", "judged", 100, "refused"), { document: { id: "b", state: "refused", version: 2 } });
    const other = at(upload("c", "unfit"), {});
    const again = at(upload("e", "waiting"), { name: wrong.name });
    const better = at(upload("f", "waiting"), { place: { dossier_id: "d", replaces: { id: "b", version: 2 } } });
    expect(ids(withNew([wrong, refused, other], [again, better]))).toBe("cef");

    const documents = (version: number) => [{ id: "b", version }] as Parameters<typeof withoutSettled>[1];
    expect(ids(withoutSettled([wrong, refused], documents(2)))).toBe("ab");
    expect(ids(withoutSettled([wrong, refused], documents(3)))).toBe("a");
  });

  it("counts what failed as neither there nor to come", () => {
    expect(percent([upload("a", "sending", 50), upload("b", "waiting"), upload("c", "failed", 90)])).toBe(25);
    expect(percent([upload("a", "checking"), upload("b", "sending", 50)])).toBe(75);
    expect(percent([])).toBe(0);
  });

  it("says where they are at the start, halfway and at the end", () => {
    const at = (sent: number) => [upload("a", "sending", sent)];
    expect([0, 49, 50, 99].map((sent) => stageOf(at(sent)))).toEqual(["started", "started", "half", "half"]);
    expect(stageOf([upload("a", "checking")])).toBe("arrived");
    expect(stageOf([upload("a", "judged", 100, "clean"), upload("b", "failed")])).toBe("");
    expect(sentenceAt("started", at(0))).toBe("a.pdf wordt opgeladen.");
    expect(sentenceAt("started", [...at(0), upload("b", "waiting")])).toBe("2 bestanden worden opgeladen.");
  });
});
