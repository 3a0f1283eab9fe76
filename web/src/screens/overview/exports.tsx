// What can be taken along of this school year: numbers, registrations, pages to print.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ErrorBoundary, lazy } from "preact-iso";
import { useDoing } from "../../parts/doing";
import { Check } from "../../parts/fields";
import { dayAndYear } from "../../words/dates";
import { type Export, type Exporting, type Place, sizeOf, useExports, type Wanted, WHAT } from "./exporting";
import { Far } from "./far";

const Earlier = lazy(() => import("./earlier"));

interface Props {
  place: Place;
  year: string;
}

export default function Exports({ place, year }: Props) {
  const exporting = useExports(place, year);
  const [functions, setFunctions] = useState(false);
  const [here, setHere] = useState<Record<string, string>>({}); // by what it is: the one that was asked for last
  const found = exporting.reading.value ?? [];
  const of = (what: Export["what"]): Asking => ({
    name: WHAT[what],
    exporting,
    made: found.find(({ id }) => id === here[what]),
    onAsked: (id) => setHere((before) => ({ ...before, [what]: id })),
  });
  return (
    <section class="buttons" id="meenemen">
      <div>
        <h2>Meenemen als bestand</h2>
        <p>
          In geen enkel bestand staat een naam van een persoon. Een bestand blijft een week beschikbaar; dat u het meenam, staat
          in de geschiedenis.
        </p>
        <One {...of("overview")} wanted={[["Excel", { what: "overview", format: "xlsx" }], ["CSV", { what: "overview", format: "csv" }]]}>
          Dit jaaroverzicht als tabel. Thema's en fasen met weinig registraties zijn samengeteld, zodat u het kunt tonen.
        </One>
        <One {...of("registrations")} wanted={[["Excel", { what: "registrations", format: "xlsx" }], ["CSV", { what: "registrations", format: "csv" }]]}>
          Elke registratie met haar doelstellingen, afspraken en reacties, met de functie van wie schreef.
        </One>
        <One {...of("bundle")} wanted={[["Maak de bundel", { what: "bundle", format: "html", functions }]]}>
          Een bladzijde per registratie, om af te drukken of als pdf te bewaren vanuit uw browser.
          <Check label="Met functies (zoals zorgcoördinator), nog altijd zonder namen" checked={functions} onChecked={setFunctions} />
        </One>
        <ErrorBoundary>
          <Earlier exporting={exporting} elsewhere={Object.values(here)} />
        </ErrorBoundary>
      </div>
    </section>
  );
}

interface Asking {
  name: string;
  exporting: Exporting;
  made: Export | undefined;
  onAsked: (id: string) => void;
}

function One({ name, exporting: { ask, save }, made, onAsked, wanted, children }: Asking & { wanted: [string, Wanted][]; children: ComponentChildren }) {
  const [isAsking, setAsking] = useState(false);
  const saved = useRef("");
  const isBusy = isAsking || made?.state === "making";
  useEffect(() => {
    if (made?.state !== "ready" || saved.current === made.id) return;
    saved.current = made.id;
    void save(made.id); // they asked for a file
  }, [made]);
  const start = async (body: Wanted) => {
    setAsking(true);
    const id = await ask(body);
    if (id) onAsked(id);
    setAsking(false);
  };
  const doing = useDoing("Wordt gemaakt…");
  return (
    <>
      <h3>{name}</h3>
      <div>{children}</div>
      <p class="row">
        {wanted.map(([word, body]) => (
          // Not disabled: that would take the focus away from who pressed it.
          <button key={word} type="button" aria-label={wanted.length > 1 ? `${name} als ${word}` : undefined} aria-disabled={isBusy} onClick={() => isBusy || void start(body)}>
            {word}
          </button>
        ))}
      </p>
      <div role="status">{isAsking ? <p>{doing}</p> : made ? <Standing made={made} onSave={() => void save(made.id)} /> : null}</div>
    </>
  );
}

function Standing({ made, onSave }: { made: Export; onSave: () => void }) {
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
  return <Far made={made} />;
}
