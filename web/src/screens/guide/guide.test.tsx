// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";

import { CHAPTERS } from "./chapters";
import Guide from "./guide";

beforeEach(() => render(null, document.body));

const open = (chapter?: string) => act(() => render(<Guide chapter={chapter} />, document.body));
const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map((element) => element.textContent?.trim());
const hrefs = (selector: string) =>
  [...document.querySelectorAll(selector)].map((element) => element.getAttribute("href"));

async function ask(words: string) {
  const field = document.querySelector("input")!;
  field.value = words;
  await act(() => void field.dispatchEvent(new Event("input", { bubbles: true })));
}

test("the overview lists every chapter with its summary", async () => {
  await open();
  expect(texts("h1")).toEqual(["Handleiding"]);
  expect(hrefs("nav a")).toEqual(CHAPTERS.map(({ id }) => `/handleiding/${id}`));
  expect(texts("nav li p")).toEqual(CHAPTERS.map(({ summary }) => summary));
});

test("a chapter is marked in the list, names the page and leads to its neighbours", async () => {
  await open("toegang");
  expect(texts("h1")).toEqual(["Toegang krijgen"]);
  expect(hrefs("[aria-current=page]")).toEqual(["/handleiding/toegang"]);
  expect(document.title).toBe("Toegang krijgen - Handleiding - Samenwerkingsdossier");
  expect(hrefs(".guide-pager a")).toEqual(["/handleiding/voor-wie", "/handleiding/aanmelden"]);
});

test("nothing comes before the first chapter, nothing after the last", async () => {
  await open("waarom");
  expect(hrefs(".guide-pager a")).toEqual(["/handleiding/voor-wie"]);
  await open("contact");
  expect(hrefs(".guide-pager a")).toEqual(["/handleiding/mails"]);
});

test.each(CHAPTERS.map(({ id, title }) => [id, title]))("chapter %s is shown", async (id, title) => {
  await open(id);
  expect(texts("h1")).toEqual([title]);
  for (const image of document.querySelectorAll("img")) {
    const [width, height] = [image.getAttribute("width"), image.getAttribute("height")];
    expect(Number(width) * Number(height)).toBeGreaterThan(0);
    expect(image.getAttribute("loading")).toBe("lazy");
  }
});

test("searching filters the list and says how many chapters were found", async () => {
  await open("waarom");
  await ask("potlood");
  expect(hrefs(".guide-contents a")).toEqual(["/handleiding/toegang-geven"]);
  expect(texts("output")).toEqual(["1 hoofdstuk gevonden"]);
  await ask("zeppelin");
  expect(texts("output")).toEqual(["Niets gevonden. Probeer een ander woord."]);
});

test("opening another chapter ends the search", async () => {
  await open();
  await ask("potlood");
  await open("toegang");
  expect(document.querySelector("input")!.value).toBe("");
  expect(hrefs(".guide-contents a")).toHaveLength(CHAPTERS.length);
});

test("a chapter that does not exist says so, above the list", async () => {
  await open("bestaat-niet");
  expect(texts(".guide-note")).toEqual(["Dit hoofdstuk bestaat niet. Kies er hieronder een."]);
  expect(hrefs("nav a")).toHaveLength(CHAPTERS.length);
});
