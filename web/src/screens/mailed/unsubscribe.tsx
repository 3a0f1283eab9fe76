// Uitschrijven: by the link of a mail, without signing in. Opening it changes nothing: programs do that too.

import { useState } from "preact/hooks";
import { useTitle } from "../../parts/title";

type State = "asked" | "busy" | "stopped" | "again" | "wrong" | "unknown";

const SAID: Record<State, string> = {
  asked: "Eén druk op de knop, en u krijgt geen mails van het samenwerkingsdossier meer.",
  busy: "Bezig…",
  stopped: "U krijgt geen mails meer.",
  again: "U krijgt weer mails, zoals u ze koos.",
  wrong: "Dit lukte niet. Kijk uw verbinding na en probeer het opnieuw.",
  unknown: "Deze link is niet volledig, of niet van ons. Open hem opnieuw vanuit uw mail.",
};

export default function Unsubscribe() {
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<State>(token ? "asked" : "unknown");
  const say = async (method: "POST" | "DELETE", then: State) => {
    setState("busy");
    setState(await asked(method, token, then));
  };
  return (
    <>
      <h1 tabIndex={-1} ref={useTitle("Uitschrijven")}>
        Uitschrijven
      </h1>
      <p class="lead" role="status">
        {SAID[state]}
      </p>
      {state === "unknown" ? null : (
        <p class="buttons">
          {state === "stopped" ? (
            <button type="button" onClick={() => void say("DELETE", "again")}>
              Ongedaan maken
            </button>
          ) : (
            <button type="button" class="first" disabled={state === "busy"} onClick={() => void say("POST", "stopped")}>
              Schrijf mij uit
            </button>
          )}
        </p>
      )}
      <p>
        Liever minder mails? <a href="/mijn-meldingen">Kies welke mails u krijgt, en hoe vaak</a>.
      </p>
    </>
  );
}

async function asked(method: "POST" | "DELETE", token: string, then: State): Promise<State> {
  try {
    const answer = await fetch(`/api/unsubscriptions/${encodeURIComponent(token)}`, { method });
    if (answer.ok) return then;
    return answer.status === 404 ? "unknown" : "wrong";
  } catch {
    return "wrong";
  }
}
