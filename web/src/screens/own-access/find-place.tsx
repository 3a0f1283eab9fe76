// The school or the CLB that somebody works for, though it does not know them yet.

import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { get } from "../../api/read";
import type { Schemas } from "../../api/types";
import { TextField } from "../../parts/fields";
import { Wrong } from "../../parts/states";
import { count } from "../../words/nl";

type Institution = Schemas["Institution"];

export function FindPlace({ page }: { page: string }) {
  const { route } = useLocation();
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Institution[]>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const look = async (event: Event) => {
    event.preventDefault();
    if (!words.trim()) return;
    setBusy(true);
    setError(undefined);
    await get("/institutions", { query: { q: words.trim() } }).then(({ value }) => setFound(value.items), setError);
    setBusy(false);
  };
  const choose = ({ number }: Institution) => {
    setFound(undefined);
    route(`${page}?instelling=${number}`);
    document.querySelector<HTMLElement>("h1")?.focus();
  };
  return (
    <section aria-labelledby="find-place">
      <h2 id="find-place">Staat uw school of CLB er niet bij?</h2>
      <search>
        <form noValidate onSubmit={(event) => void look(event)}>
          <TextField name="place" label="Zoek op naam, nummer of gemeente" required most={100} value={words} onValue={setWords} />
          <p class="buttons">
            <button disabled={busy}>{busy ? "Bezig met zoeken…" : "Zoek"}</button>
          </p>
        </form>
      </search>
      {error ? <Wrong error={error} /> : null}
      <p role="status" class="quiet">
        {found ? count(found.length, "instelling gevonden", "instellingen gevonden") : ""}
      </p>
      <ul class="list">
        {found?.map((one) => (
          <li key={one.number}>
            <button type="button" class="link" onClick={() => choose(one)}>
              {one.name}, {one.number}
              {one.municipality ? `, ${one.municipality}` : ""}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
