// The rights of this institution are kept in Gebruikersbeheer Vlaanderen: here they are looked at.

import type { Place } from "./institution";

export default function Elsewhere({ place: { link } }: { place: Place }) {
  return (
    <div class="note">
      <p>
        De rechten van deze instelling staan in Gebruikersbeheer Vlaanderen. Hier zoekt u ze op; wijzigen doet u daar. Een
        wijziging werkt zodra de collega zich opnieuw aanmeldt, ten laatste na acht uur. Moet het meteen? Blokkeer dan hier.
      </p>
      {link ? (
        <p>
          <a class="tap" href={link} rel="noreferrer" target="_blank">
            Naar Gebruikersbeheer Vlaanderen<span class="hidden"> (opent in een nieuw venster)</span>
          </a>
        </p>
      ) : null}
    </div>
  );
}
