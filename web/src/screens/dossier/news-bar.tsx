// How much is new, and since when.

import { count } from "../../words/nl";
import { day } from "../../words/dates";
import type { News } from "./news";

export function NewsBar({ news: { count: fresh, unread, since, markAll } }: { news: News }) {
  if (fresh === 0) return null;
  return (
    <div class="news">
      <p>
        <strong>{unread ? `Nieuws in ${count(unread, "registratie", "registraties")}` : "Nieuws"}</strong> van uw partner
        {since ? ` sinds uw bezoek op ${day(since)}` : ""}
      </p>
      <button type="button" class="plain" onClick={() => void markAll()}>
        Markeer alles als gelezen
      </button>
    </div>
  );
}
