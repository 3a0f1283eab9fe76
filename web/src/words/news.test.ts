import { expect, test } from "vitest";
import { newsOf } from "./news";

test("why something is new is said as people say it", () => {
  expect(newsOf([])).toBe("");
  expect(newsOf(["reply"])).toBe("reactie");
  expect(newsOf(["registration", "reply", "document"])).toBe("registratie, reactie en document");
});
