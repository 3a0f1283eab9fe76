import { expect, it } from "vitest";
import { sizeOf } from "./exporting";

it.each([[0, "0 bytes"], [999, "999 bytes"], [1_000, "1 kB"], [13_137, "13 kB"], [2_400_000, "2 MB"]])("says how large %i bytes are", (bytes, said) => {
  expect(sizeOf(bytes)).toBe(said);
});
