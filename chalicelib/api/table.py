"""Every route of the API, by resource: the table of contents."""

from . import about, dossiers, messages, names, people, registrations, thread
from .routes import Route

ROUTES: list[Route] = [
    *about.routes,
    *people.routes,
    *dossiers.routes,
    *registrations.routes,
    *thread.routes,
    *messages.routes,
    *names.routes,
]
