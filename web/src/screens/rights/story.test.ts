import { expect, test } from "vitest";
import { storyOf } from "./story";
import { BASE, type Person } from "./words";

const step = (at: string, name: string, reason = "Reden") => ({ at, by: { id: name, name }, reason });

test("what happened is told the latest first, with what each period became", () => {
  const person = {
    assignments: [
      {
        right: BASE,
        from: "2026-09-02",
        until: "2029-08-31",
        granted: step("2026-09-02T08:00:00.000Z", "Sara", "In dienst"),
        changes: [
          { ...step("2026-10-01T08:00:00.000Z", "Sara"), from: "2026-09-02", until: "2027-08-31" },
          { ...step("2026-10-02T08:00:00.000Z", "Tom"), from: "2026-09-02", until: "2028-08-31" },
        ],
        ended: step("2026-11-01T08:00:00.000Z", "Sara"),
      },
    ],
    blocks: [{ set: step("2026-10-03T08:00:00.000Z", "Tom"), lifted: step("2026-10-04T08:00:00.000Z", "Sara") }],
  } as unknown as Person;
  const story = storyOf(person);
  expect(story.map(({ what }) => what)).toEqual([
    "IRIS CLBonline gebruiker beëindigd",
    "Blokkering opgeheven",
    "Geblokkeerd",
    "IRIS CLBonline gebruiker gewijzigd: 2 september 2026 tot en met 31 augustus 2028 → 2 september 2026 tot en met 31 augustus 2029",
    "IRIS CLBonline gebruiker gewijzigd: 2 september 2026 tot en met 31 augustus 2027 → 2 september 2026 tot en met 31 augustus 2028",
    "IRIS CLBonline gebruiker toegekend: 2 september 2026 tot en met 31 augustus 2027",
  ]);
  expect(story.at(-1)).toMatchObject({ who: "Sara", reason: "In dienst" });
});

test("what nobody of the institution did, the platform did", () => {
  const granted = { at: "2026-09-02T08:00:00.000Z", by: { id: "operator" }, reason: "Eerste beheerder" };
  const person = { assignments: [{ right: BASE, from: "2026-09-02", until: "2027-08-31", granted, changes: [], invitation: "i" }], blocks: [] };
  const [first] = storyOf(person as unknown as Person);
  expect(first).toMatchObject({ who: "het platform" });
  expect(first?.what).toContain("na een uitnodiging");
});
