import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { PICTURES } from "./pictures";

const FOLDER = "public/pictures";
const LARGEST = 25_000; // bytes
const WIDTH = 24; // where it stands in the extended kind of WebP file, less one; then the height

function sizeIn(file: string) {
  const held = readFileSync(`${FOLDER}/${file}`);
  expect(held.toString("latin1", 8, 16)).toBe("WEBPVP8X");
  return { width: held.readUIntLE(WIDTH, 3) + 1, height: held.readUIntLE(WIDTH + 3, 3) + 1 };
}

test("every picture is there, as large as the page makes room for", () => {
  const there = Object.fromEntries(readdirSync(FOLDER).map((file) => [file.replace(".webp", ""), sizeIn(file)]));
  expect(there).toEqual(PICTURES);
});

test("every picture is small", () => {
  const sizes = readdirSync(FOLDER).map((file) => readFileSync(`${FOLDER}/${file}`).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(LARGEST);
});
