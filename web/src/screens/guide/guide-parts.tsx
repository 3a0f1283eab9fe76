/** How each part of a chapter is shown. */

import type { Key, Part } from "./parts";
import { sizeOf } from "./pictures";

export function PartView({ part }: { part: Part }) {
  switch (part.kind) {
    case "paragraph":
      return <p>{part.text}</p>;
    case "heading":
      return <h2>{part.text}</h2>;
    case "note":
      return <p class="guide-note">{part.text}</p>;
    case "steps":
      return <ol class="guide-steps">{part.items.map(item)}</ol>;
    case "list":
      return <ul>{part.items.map(item)}</ul>;
    case "keys":
      return <dl class="guide-keys">{part.keys.map(key)}</dl>;
    case "picture":
      return <Picture {...part} />;
    case "link":
      return <LinkTo {...part} />;
  }
}

type Picked<Kind extends Part["kind"]> = Extract<Part, { kind: Kind }>;

function Picture({ file, alt, caption }: Picked<"picture">) {
  const { width, height } = sizeOf(file);
  return (
    <figure class="guide-picture">
      <img src={file} alt={alt} width={width} height={height} loading="lazy" />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** A link to elsewhere is marked, and tells the other site nothing. */
function LinkTo({ text, href }: Picked<"link">) {
  const elsewhere = href.startsWith("https:");
  return (
    <p>
      <a href={href} rel={elsewhere ? "external noreferrer" : undefined}>
        {text}
      </a>
    </p>
  );
}

const item = (text: string) => <li key={text}>{text}</li>;

const key = ([keys, meaning]: Key) => (
  <div key={keys}>
    <dt>
      {keys.split(" ").map((one) => (
        <kbd key={one}>{one}</kbd>
      ))}
    </dt>
    <dd>{meaning}</dd>
  </div>
);
