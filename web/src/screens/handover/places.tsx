// The pages about who does whose work, for who is on one of them.

import { useLocation } from "preact-iso";
import { useRightsAt } from "../../session/rights";
import { pageOf } from "./words";

export function Places({ number }: { number: string }) {
  const { path } = useLocation();
  const { isAdmin } = useRightsAt(number);
  const places: [string, string][] = [
    [pageOf(number), "Overdrachten"],
    ...(isAdmin ? [[`/instellingen/${number}/zonder-eigenaar`, "Zonder eigenaar"] as [string, string]] : []),
    [`/instellingen/${number}/vervanging`, "Vervanging"],
  ];
  return (
    <nav class="buttons" aria-label="Overdracht en vervanging">
      <a class="tap" href="/">
        ← Start
      </a>
      {places.map(([href, word]) => (
        <a key={href} class="tap" href={href} aria-current={path === href ? "page" : undefined}>
          {word}
        </a>
      ))}
    </nav>
  );
}
