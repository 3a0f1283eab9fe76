// The screens about an institution itself: who may enter, who takes over, messages, words, what is gone.

import type { FunctionComponent } from "preact";
import { ErrorBoundary, lazy, Route, Router } from "preact-iso";
import { NotFound } from "./not-found";

const LookUp = lazy(() => import("./rights/look-up"));
const Invitations = lazy(() => import("./rights/invitations"));
const PersonRights = lazy(() => import("./rights/person-rights"));
const Handovers = lazy(() => import("./handover/handovers"));
const NewHandover = lazy(() => import("./handover/new-handover"));
const Handover = lazy(() => import("./handover/handover"));
const Overview = lazy<FunctionComponent<{ number?: string }>>(() => import("./overview/overview"));
const Orphans = lazy(() => import("./handover/orphans"));
const Delegations = lazy(() => import("./handover/delegations"));
const Messages = lazy(() => import("./messages/messages"));
const Retention = lazy(() => import("./retention/retention"));
const AllowedWords = lazy(() => import("./allowed-words/allowed-words"));

export default function Office() {
  return (
    <ErrorBoundary>
      <Router>
        <Route path="/:number/meldingen" component={Messages} />
        <Route path="/:number/bewaring" component={Retention} />
        <Route path="/:number/woorden" component={AllowedWords} />
        <Route path="/:number/toegang" component={LookUp} />
        <Route path="/:number/toegang/uitnodigen" component={Invitations} />
        <Route path="/:number/toegang/:person" component={PersonRights} />
        <Route path="/:number/overdracht" component={Handovers} />
        <Route path="/:number/overdracht/nieuw" component={NewHandover} />
        <Route path="/:number/overdracht/:handover" component={Handover} />
        <Route path="/:number/jaaroverzicht" component={Overview} />
        <Route path="/:number/zonder-eigenaar" component={Orphans} />
        <Route path="/:number/vervanging" component={Delegations} />
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  );
}
