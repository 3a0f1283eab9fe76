// What stands around every screen.

import type { ComponentChildren } from "preact";
import { ErrorBoundary, lazy, useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import { doubts, namesAsked } from "../api/names";
import { type Session, session, signIn } from "../session/session";
import { shownThere, uploads } from "../uploads/uploads";
import { Help } from "./help";
import { useKeys } from "./keys";
import { useLive } from "./live";
import { useOnline } from "./online";
import { Notices } from "./undo";

const KeysHelp = lazy(() => import("./keys-help"));
const Expired = lazy(() => import("./expired"));
const NamesFound = lazy(() => import("./names-found"));
const Doubts = lazy(() => import("./doubts"));
const Leaving = lazy(() => import("./leaving"));
const Reconnect = lazy(() => import("./reconnect"));
const Uploads = lazy(() => import("../uploads/panel"));

const PLACES: [string, string][] = [
  ["/dossiers?kies", "Dossiers"],
  ["/werklijst", "Werklijst"],
  ["/handleiding", "Handleiding"],
  ["/contact", "Contact"],
];

export function Frame({ children }: { children: ComponentChildren }) {
  const now = useLive(session);
  const [help, setHelp] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const names = useLive(namesAsked);
  const doubtful = useLive(doubts);
  const { route } = useLocation();
  useEffect(() => {
    if (now.state === "out") doubts.set([]); // they hold what somebody wrote
  }, [now.state]);
  useKeys({
    "?": () => setHelp(true),
    "g d": () => route("/dossiers?kies"),
    "g w": () => route("/werklijst"),
    "g h": () => route("/"),
  });
  return (
    <>
      <a class="skip" href="#main">
        Naar de inhoud
      </a>
      <Header now={now} onLeave={() => setLeaving(true)} onHelp={() => setHelp(true)} />
      <OfflineStrip />
      <Uploading />
      <main id="main" tabIndex={-1}>
        {children}
        <Help />
      </main>
      <Notices>
        <ErrorBoundary>{"person" in now && doubtful.length ? <Doubts /> : null}</ErrorBoundary>
      </Notices>
      <ErrorBoundary>
        {help ? <KeysHelp onClose={() => setHelp(false)} /> : null}
        {leaving ? <Leaving onStay={() => setLeaving(false)} /> : null}
        {names ? <NamesFound key={names.found} asked={names} /> : null}
        {now.state === "expired" ? <Expired why={now.why} /> : null}
      </ErrorBoundary>
    </>
  );
}

function Header({ now, onLeave, onHelp }: { now: Session; onLeave: () => void; onHelp: () => void }) {
  return (
    <header>
      <a class="mark" href="/">
        Samenwerkings&shy;dossier
      </a>
      <Places />
      <div class="who">
        {"person" in now ? (
          <>
            <span>{now.person.name || "Aangemeld"}</span>
            <a class="tap" href="/mijn-meldingen" aria-label="Meldingen" title="Meldingen">
              ✉&#xFE0E;
            </a>
          </>
        ) : null}
        <button type="button" class="plain keys-button" onClick={onHelp} aria-label="Sneltoetsen">
          ?
        </button>
        {"person" in now ? (
          <button type="button" class="plain" onClick={onLeave}>
            Afmelden
          </button>
        ) : (
          <button type="button" class="plain" onClick={() => void signIn()}>
            Aanmelden
          </button>
        )}
      </div>
    </header>
  );
}

/** In the header; at the bottom of the screen on a phone. */
function Places() {
  const { path } = useLocation();
  return (
    <nav class="places" aria-label="Hoofdmenu">
      {PLACES.map(([href, word]) => (
        <a key={href} href={from(path, href)} aria-current={path.startsWith(href.split("?")[0] ?? href) ? "page" : undefined}>
          {word}
        </a>
      ))}
    </nav>
  );
}

/** The contact form is told which screen somebody comes from, to help them. */
const from = (path: string, href: string) =>
  href === "/contact" && path !== href ? `${href}?van=${encodeURIComponent(path)}` : href;

/** What is being uploaded goes on, whatever is on the screen. */
function Uploading() {
  const all = useLive(uploads);
  const elsewhere = useLive(shownThere);
  return <ErrorBoundary>{all.length && !elsewhere ? <Uploads all={all} /> : null}</ErrorBoundary>;
}

function OfflineStrip() {
  const online = useOnline();
  const { state } = useLive(session);
  return (
    <div role="status" class="strip-place">
      {online ? null : (
        <p class="strip">
          Geen verbinding. U kunt lezen wat dit toestel bewaarde; wat u typt, blijft op dit toestel staan.
        </p>
      )}
      <ErrorBoundary>{online && state === "offline" ? <Reconnect /> : null}</ErrorBoundary>
    </div>
  );
}
