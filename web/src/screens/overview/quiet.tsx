// Stiltesignaal: schools of which nothing was registered for weeks.

import type { Schemas } from "../../api/types";
import { SelectField } from "../../parts/fields";
import { dayAndYear } from "../../words/dates";
import { count } from "../../words/nl";

const WEEKS = ["4", "8", "12", "16", "26", "52"];

export default function Quiet({ number, quiet, weeks, onWeeks }: {
  number: string;
  quiet: Schemas["QuietSchools"];
  weeks: string;
  onWeeks: (weeks: string) => void;
}) {
  const { schools } = quiet;
  return (
    <section>
      <h2>Stille scholen</h2>
      <form class="selects filters">
        <SelectField
          name="weken"
          label="Zonder registratie sinds"
          required
          none="8 weken"
          value={weeks === "8" ? "" : weeks}
          onValue={(chosen) => onWeeks(chosen || "8")}
          options={Object.fromEntries(WEEKS.filter((one) => one !== "8").map((one) => [one, `${one} weken`]))}
        />
      </form>
      {schools.length ? (
        <ul>
          {schools.map(({ school, name, last_on, days }) => (
            <li key={school}>
              <a class="tap" href={`/dossiers/${number}-${school}`}>
                {name}
              </a>{" "}
              <span class="quiet">
                {last_on ? `laatst op ${dayAndYear(last_on)}` : "niets in dit schooljaar of het vorige"}, {count(Math.floor(days / 7), "week", "weken")} stil
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>Elke school had de laatste {quiet.weeks} weken een registratie.</p>
      )}
      <p class="quiet">Juli en augustus tellen niet mee. Een school kiest zelf of ze reageert: een stille school is geen verwijt.</p>
    </section>
  );
}
