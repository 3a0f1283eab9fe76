import { render } from "preact";
import { expect, test } from "vitest";
import { Linked, partsOf } from "./linkify";

const link = (href: string) => ({ href });

test.each([
  ["geen adres", ["geen adres"]],
  ["https://www.pesten.be", [link("https://www.pesten.be")]],
  ["zie https://www.pesten.be/a?b=1&c=2.", ["zie ", link("https://www.pesten.be/a?b=1&c=2"), "."]],
  ["(http://a.be), en http://b.be!", ["(", link("http://a.be"), "), en ", link("http://b.be"), "!"]],
  ["(https://a.be.)", ["(", link("https://a.be"), ".)"]],
  ["https://nl.wikipedia.org/wiki/Stam_(taal)", [link("https://nl.wikipedia.org/wiki/Stam_(taal)")]],
  ["javascript://a.be/%0Aalert(1) en https://[x", ["javascript://a.be/%0Aalert(1) en https://[x"]],
  ["", []],
])("%s", (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

test("what looks like HTML stays text", () => {
  render(<Linked text={'<img src=x onerror=alert(1)> https://a.be/"><b>'} />, document.body);
  expect(document.querySelector("img, b")).toBeNull();
  expect(document.querySelector("a")?.getAttribute("href")).toBe("https://a.be/");
  expect(document.body.textContent).toBe('<img src=x onerror=alert(1)> https://a.be/"><b>');
});
