// The screens by their address; each is loaded when it is first needed.

import type { FunctionComponent } from "preact";
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from "preact-iso";
import { Frame } from "./parts/frame";
import { useLive } from "./parts/live";
import { Loading } from "./parts/states";
import { NotFound } from "./screens/not-found";
import { SignIn } from "./screens/sign-in";
import { session } from "./session/session";

const Home = lazy(() => import("./screens/home/home"));
const Guide = lazy(() => import("./screens/guide/guide"));
const Dossiers = forPeople(() => import("./screens/dossiers/dossiers"));
const Worklist = forPeople(() => import("./screens/worklist/worklist"));
const Dossier = forPeople(() => import("./screens/dossier/dossier"));
const NewRegistration = forPeople(() => import("./screens/new-registration/new-registration"));
const Revise = forPeople(() => import("./screens/new-registration/revise"));
const Registration = forPeople(() => import("./screens/registration/registration"));
const Documents = forPeople(() => import("./screens/documents/documents"));
const Overview = forPeople<{ dossier?: string }>(() => import("./screens/overview/overview"));
const Trash = forPeople(() => import("./screens/trash/trash"));
const Contact = forPeople(() => import("./screens/contact/contact"));
const Office = forPeople(() => import("./screens/office"));
const OwnAccess = forPeople(() => import("./screens/own-access/own-access"));
const Mailed = forPeople(() => import("./screens/mailed/mailed"));
const Unsubscribe = lazy(() => import("./screens/mailed/unsubscribe"));

export function App() {
  return (
    <LocationProvider>
      <ErrorBoundary>
        <Frame>
          <Router>
            <Route path="/" component={Start} />
            <Route path="/handleiding" component={Guide} />
            <Route path="/handleiding/:chapter" component={Guide} />
            <Route path="/dossiers" component={Dossiers} />
            <Route path="/werklijst" component={Worklist} />
            <Route path="/dossiers/:dossier" component={Dossier} />
            <Route path="/dossiers/:dossier/nieuw" component={NewRegistration} />
            <Route path="/dossiers/:dossier/registraties/:registration" component={Registration} />
            <Route path="/dossiers/:dossier/registraties/:registration/wijzig" component={Revise} />
            <Route path="/dossiers/:dossier/documenten" component={Documents} />
            <Route path="/dossiers/:dossier/jaaroverzicht" component={Overview} />
            <Route path="/dossiers/:dossier/prullenbak" component={Trash} />
            <Route path="/contact" component={Contact} />
            <Route path="/toegang" component={OwnAccess} />
            <Route path="/mijn-meldingen" component={Mailed} />
            <Route path="/uitschrijven" component={Unsubscribe} />
            <Route path="/instellingen/*" component={Office} />
            <Route default component={NotFound} />
          </Router>
        </Frame>
      </ErrorBoundary>
    </LocationProvider>
  );
}

/** The first page: for who is signed in their tiles, for others what this is. */
function Start() {
  const now = useLive(session);
  if (now.state === "out") return <SignIn />;
  if (now.state !== "starting") return <Home />;
  if (now.arriving) void Home.preload();
  return <Loading />;
}

/** A screen for who is signed in; others are asked to, and come back to it. */
function forPeople<Params extends object>(load: () => Promise<{ default: FunctionComponent<Params> }>) {
  const Screen = lazy<FunctionComponent<Params>>(load);
  return function ForPeople(params: Params) {
    const now = useLive(session);
    if (now.state === "out") return <SignIn />;
    if (now.state !== "starting") return <Screen {...params} />;
    if (now.arriving) void Screen.preload(); // while the tokens come
    return <Loading />;
  };
}
