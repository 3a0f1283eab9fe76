// What can be taken along of this school year: numbers, registrations, pages to print.

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { useDoing } from "../../parts/doing";
import { Check } from "../../parts/fields";
import { dayAndYear } from "../../words/dates";
import { count } from "../../words/nl";
import { type Export, type Place, sizeOf, useExport, type Wanted } from "./exporting";

interface Props {
  place: Place;
  year: string;
}

export default function Exports(props: Props) {
  const [functions, setFunctions] = useState(false);
  return (
    <section class="buttons" id="meenemen">
      <div>
        <h2>Meenemen als bestand</h2>
        <p>
          In geen enkel bestand staat een naam van een persoon. Een bestand blijft een week beschikbaar; dat u het meenam, staat
          in de geschiedenis.
        </p>
        <One {...props} name="Cijfers" wanted={[["Excel", { what: "overview", format: "xlsx" }], ["CSV", { what: "overview", format: "csv" }]]}>
          Dit jaaroverzicht als tabel. Thema's en fasen met weinig registraties zijn samengeteld, zodat u het kunt tonen.
        </One>
        <One {...props} name="Registraties" wanted={[["Excel", { what: "registrations", format: "xlsx" }], ["CSV", { what: "registrations", format: "csv" }]]}>
          Elke registratie met haar doelstellingen, afspraken en reacties, met de functie van wie schreef.
        </One>
        <One {...props} name="Doorlichtingsbundel" wanted={[["Maak de bundel", { what: "bundle", format: "html", functions }]]}>
          Een bladzijde per registratie, om af te drukken of als pdf te bewaren vanuit uw browser.
          <Check label="Met functies (zoals zorgcoördinator), nog altijd zonder namen" checked={functions} onChecked={setFunctions} />
        </One>
      </div>
    </section>
  );
}

function One({ place, year, name, wanted, children }: Props & { name: string; wanted: [string, Wanted][]; children: ComponentChildren }) {
  const { made, isAsking, ask, save } = useExport(place, year);
  const isBusy = isAsking || made?.state === "making";
  const doing = useDoing("Wordt gemaakt…");
  return (
    <>
      <h3>{name}</h3>
      <div>{children}</div>
      <p class="row">
        {wanted.map(([word, body]) => (
          // Not disabled: that would take the focus away from who pressed it.
          <button key={word} type="button" aria-label={wanted.length > 1 ? `${name} als ${word}` : undefined} aria-disabled={isBusy} onClick={() => isBusy || void ask(body)}>
            {word}
          </button>
        ))}
      </p>
      <div role="status">{isAsking ? <p>{doing}</p> : made ? <Standing made={made} onSave={() => void save(made.id)} /> : null}</div>
    </>
  );
}

function Standing({ made, onSave }: { made: Export; onSave: () => void }) {
  const id = useId();
  if (made.state === "failed") return <p class="error">{made.refusal?.detail}</p>;
  if (made.state === "ready") {
    return (
      <p>
        Klaar: {made.name} ({sizeOf(made.size ?? 0)}), tot {dayAndYear(made.kept_until)}.{" "}
        <button type="button" class="link" onClick={onSave}>
          Download opnieuw
        </button>
      </p>
    );
  }
  return (
    <>
      <p>
        <label for={id}>{made.total === null ? "Bezig met tellen…" : `${made.done} van ${count(made.total, "registratie", "registraties")}`}</label>
      </p>
      <progress id={id} {...(made.total === null ? {} : { value: made.done, max: Math.max(made.total, 1) })} />
    </>
  );
}
