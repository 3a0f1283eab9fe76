// For who is not signed in: what this is, and the way in.

import { useEffect, useState } from "preact/hooks";
import { config } from "../config";
import { useLive } from "../parts/live";
import { useTitle } from "../parts/title";
import { session, signIn } from "../session/session";

const OWN = "COGNITO"; // the people of the pool itself, as it calls them

export function SignIn() {
  const heading = useTitle("");
  const now = useLive(session);
  const [failed, setFailed] = useState(now.state === "out" ? now.failed : undefined);
  const [leaving, setLeaving] = useState(false);
  const government = useGovernment();
  const go = (via?: string) => {
    setLeaving(true);
    signIn(undefined, via).catch(() => {
      setFailed("otherwise");
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
          {failed === "blocked"
            ? "Uw toegang is geblokkeerd. Spreek uw lokale beheerder aan: die kan de blokkering opheffen."
            : "Het aanmelden is niet gelukt. Probeer het opnieuw. Lukt het weer niet, vraag dan hulp aan uw lokale beheerder."}
        </p>
      ) : null}
      <p class="buttons">
        <button type="button" class="first" onClick={() => go(government)} disabled={leaving}>
          {leaving ? "U gaat naar de aanmeldpagina…" : government ? "Aanmelden met Vlaamse overheid (ACM/IDM)" : "Aanmelden"}
        </button>
        {government && !leaving ? (
          <button type="button" onClick={() => go(OWN)}>
            Aanmelden met een lokaal account
          </button>
        ) : null}
        <a href="/handleiding/aanmelden">Hulp bij aanmelden</a>
      </p>
      <p class="quiet">
        Er staan nooit namen van leerlingen of leerkrachten in dit dossier. <a href="/handleiding">Lees de handleiding</a>
      </p>
    </>
  );
}

/** How the pool calls the Flemish government, where people sign in through it. */
function useGovernment(): string | undefined {
  const [name, setName] = useState<string>();
  useEffect(() => {
    config().then(
      ({ sign_in: pool }) => setName(pool.identity_provider),
      () => undefined, // pressing the button asks again, and says what is wrong
    );
  }, []);
  return name;
}
