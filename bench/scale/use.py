"""How much is used in a school year: assumptions, each to be replaced by what a stage shows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """``growth``: everything that people do, times this; schools and people stay what they are."""

    name: str
    schools: int
    clbs: int
    growth: int = 1


ONE_CLB = Size("one CLB", schools=60, clbs=1)
FLANDERS = Size("all of Flanders", schools=4_000, clbs=70)
TEN_TIMES = Size("ten times that", schools=4_000, clbs=70, growth=10)
SIZES = (ONE_CLB, FLANDERS, TEN_TIMES)
YEARS = 10

REGISTRATIONS = 40  # a school, a year
DOCUMENTS = 0.5  # a registration
PEOPLE_OF_SCHOOL, PEOPLE_OF_CLB = 4, 40
SESSIONS = 100  # a person, a year
MAILS = 60  # a person, a year: digests, and what is direct
DOCUMENT_MB = 0.8
DAYS, HOURS = 180, 8  # of school, in a year; of work, in a day
# The busiest seconds beside the mean of working hours: the busiest weeks (2), the busiest hour of
# a day (2), and people who all start after the same meeting (2.5).
PEAK = 10
# School years that a registration is kept: that of its closing, and six (decision 0034).
KEPT_YEARS = 7
LARGEST_CLB = 3  # times the mean

_REGISTRATION = "/dossiers/{dossier_id}/registrations/{registration_id}"
_DOCUMENT = "/dossiers/{dossier_id}/documents/{document_id}"
PER_SESSION = {
    "GET /me": 1.2,  # also when a token is renewed
    "GET /dossiers": 1,
    "GET /worklist": 1,
    "GET /dossiers/{dossier_id}": 2,
    "GET /dossiers/{dossier_id}/registrations": 2.5,
    "GET /dossiers/{dossier_id}/changes": 2,
    "PUT /dossiers/{dossier_id}/seen": 1,
    f"GET {_REGISTRATION}": 3,
    "GET /dossiers/{dossier_id}/documents": 0.5,
    f"GET {_DOCUMENT}/content": 0.3,
    "GET /dossiers/{dossier_id}/overview": 0.05,
    "GET /dossiers/{dossier_id}/exports": 0.05,  # under it
    "GET /institutions": 0.2,
}
PER_REGISTRATION = {
    "POST /dossiers/{dossier_id}/registrations": 1,
    f"PUT {_REGISTRATION}": 2,
    f"POST {_REGISTRATION}/replies": 2,
    f"POST {_REGISTRATION}/goals": 1,
    f"POST {_REGISTRATION}/agreements": 1,
    f"PUT {_REGISTRATION}/goals/{{entry_id}}": 1,
    f"PUT {_REGISTRATION}/agreements/{{entry_id}}": 1,
    f"POST {_REGISTRATION}/status": 1,
    "POST /name-checks": 15,  # while somebody types
    "POST /dossiers/{dossier_id}/documents": DOCUMENTS,
    f"PUT {_DOCUMENT}/versions/{{version_number}}/uploaded": DOCUMENTS,
}
