"""Every route of the API, by resource: the table of contents."""

from . import (
    about,
    delegations,
    destroyed,
    documents,
    dossiers,
    exports,
    handovers,
    invitations,
    messages,
    names,
    numbers,
    overviews,
    own_access,
    people,
    preferences,
    registrations,
    rights,
    thread,
)
from .routes import Route

ROUTES: list[Route] = [
    *about.routes,
    *people.routes,
    *dossiers.routes,
    *registrations.routes,
    *thread.routes,
    *documents.routes,
    *overviews.routes,
    *exports.routes,
    *messages.routes,
    *names.routes,
    *numbers.routes,
    *handovers.routes,
    *delegations.routes,
    *rights.routes,
    *invitations.routes,
    *own_access.routes,
    *preferences.routes,
    *destroyed.routes,
]
