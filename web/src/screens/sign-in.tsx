// For who is not signed in: what this is, and the way in.

import { useState } from "preact/hooks";
import { useLive } from "../parts/live";
import { useTitle } from "../parts/title";
import { session, signIn } from "../session/session";

export function SignIn() {
  const heading = useTitle("");
  const now = useLive(session);
  const [failed, setFailed] = useState(now.state === "out" && now.failed === true);
  const [leaving, setLeaving] = useState(false);
  const go = () => {
    setLeaving(true);
    signIn().catch(() => {
      setFailed(true);
      setLeaving(false);
    });
  };
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        Eén dossier van CLB en school
      </h1>
      <p class="lead">
        Wat het CLB doet om het schoolteam te versterken, en wat de school ermee doet. Beide partners zien hetzelfde,
        jaren lang, wie er ook komt of gaat.
      </p>
      {failed ? (
        <p class="problem" role="alert">
          Het aanmelden is niet gelukt. Probeer het opnieuw; lukt het weer niet, kijk dan in de handleiding.
        </p>
      ) : null}
      <p class="buttons">
        <button type="button" class="first" onClick={go} disabled={leaving}>
          {leaving ? "U gaat naar de aanmeldpagina…" : "Aanmelden"}
        </button>
        <a href="/handleiding/aanmelden">Hulp bij aanmelden</a>
      </p>
      <p class="quiet">
        Er staan nooit namen van leerlingen of leerkrachten in dit dossier. <a href="/handleiding">Lees de handleiding</a>
      </p>
    </>
  );
}
