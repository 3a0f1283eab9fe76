"""An institution says where its rights come from; what the other source gave stops.

First it is said, in one transaction with its trace: nobody is given anything by the other source
from then on. What was given before stops after that, part by part; a repeat goes on with it.
"""

from collections.abc import Iterable, Iterator

from ..domain import errors
from ..domain.decisions import Decision
from ..domain.rights import RightsFrom, Source
from ..domain.rights_errors import RightsElsewhere
from ..domain.sources import Stop
from . import keys
from .dynamo import Condition, Item, Write
from .rights_writes import NO_WINDOWS, keep_admins, next_rights

PER_TRANSACTION = 50  # people, of two writes each
_OWN = Condition("rights_from", "=", Source.OWN)


def source_of(org: Item) -> str:
    """Of an institution that says nothing: our own. What is no ``Source`` gives nothing."""
    return str(org.get("rights_from", Source.OWN))


def gives_itself(number: str, tables: keys.Tables) -> Write:
    """A check: nobody is given anything here after Gebruikersbeheer Vlaanderen took over."""
    own = Condition("rights_from", "absent", otherwise=_OWN)
    return Write(
        tables.dossiers,
        keys.institution(number),
        require=(own,),
        refusal=lambda found: RightsElsewhere(),
    )


def keep_source(decision: Decision, said: RightsFrom, tables: keys.Tables) -> Iterator[Write]:
    """Who administered it by our own assignments does so no more."""
    sets: Item = {"rights_from": said.source}
    yield Write(
        tables.dossiers,
        keys.institution(said.institution),
        require=(Condition("kind", "exists"),),
        refusal=lambda found: errors.NotFound(),
        sets=sets,
    )
    if decision.admins:
        yield keep_admins(decision.admins, tables)


def stopping(stops: Iterable[Stop], at: str, tables: keys.Tables) -> Iterator[Write]:
    """Each as it was read: what changed meanwhile is read again by a repeat."""
    for stop in stops:
        if stop.access:
            read = stop.access
            ended: Item = {"until": at}
            yield Write(
                tables.dossiers,
                keys.access(read.institution, read.person_id),
                require=(Condition("until", "=", read.until),),
                refusal=lambda found: errors.ChangedMeanwhile(),
                sets=ended,
                removes=NO_WINDOWS,
            )
        if stop.rights:
            yield next_rights(stop.rights, tables)
