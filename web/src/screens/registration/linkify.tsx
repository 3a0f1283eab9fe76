// A text as it was typed, with its web addresses as links.

export type Part = string | { href: string };

const ADDRESS = /https?:\/\/[^\s<>"]+/g;
const CLOSING = /[.,;:!?'’”…]+$/;

/** The text in parts; what ends a sentence is no part of an address. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const href = withoutEnd(found);
    if (!URL.canParse(href)) continue;
    parts.push(text.slice(end, index), { href });
    end = index + href.length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== "");
}

function withoutEnd(address: string): string {
  const short = address.replace(CLOSING, "");
  const isOpen = short.endsWith(")") && !short.includes("(");
  return isOpen ? withoutEnd(short.slice(0, -1)) : short;
}

export function Linked({ text, id }: { text: string; id?: string }) {
  return (
    <p class="text" id={id}>
      {partsOf(text).map((part, place) =>
        typeof part === "string" ? part : (
          <a key={place} href={part.href} rel="noreferrer">
            {part.href}
          </a>
        ),
      )}
    </p>
  );
}
