// Elements, made from text that is never read as HTML.

const main = document.querySelector("#main");
const status = document.querySelector("#status");

/** An element: `h("p", { class: "quiet" }, "text", otherElement)`; null children are left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null));
  return element;
}

export const heading = (text) => h("h1", { tabindex: "-1" }, text);

export const tag = (text, kind = "") => h("li", { class: kind }, text);

/** Those tags that are there; nothing when none is. */
export function tags(...found) {
  const shown = found.filter(Boolean);
  return shown.length ? h("ul", { class: "tags" }, shown) : null;
}

/** A page in place of the last one. */
export function show(title, ...content) {
  document.title = title ? `${title} · Samenwerkingsdossier` : "Samenwerkingsdossier";
  main.replaceChildren(...content.flat().filter((part) => part !== null));
  status.textContent = "";
}

/** For who does not see that something is on its way. */
export function say(sentence) {
  status.textContent = sentence;
}

/** Who goes to another page hears and sees it from its top. */
export function arrive() {
  main.querySelector("h1")?.focus({ preventScroll: true });
  scrollTo(0, 0);
}
