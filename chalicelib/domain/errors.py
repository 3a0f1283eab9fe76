"""What can be refused, named by its meaning in the field; HTTP gives each its status elsewhere.

Each class carries the sentence (Dutch) that people read when nothing more precise is known.

* Refused
  - NotSignedIn         nobody vouches for the caller
  - NotFound            also for what the caller may not know exists
    - SinceRemoved      a repeated request whose result is gone since
  - Forbidden           known to the caller, but not theirs to do
    - AccessEnded       the right with which the caller signed in has ended meanwhile
    - DelegationEnded   the caller does not stand in for the owner, or no longer
  - Malformed           what was sent cannot be read at all
    - KeyMissing        a POST without Idempotency-Key
    - TooLarge
      - DocumentTooLarge
  - KeyReused           one idempotency key, two different requests
  - VersionMissing      a change that does not say which version it read
  - Stale               a change of a version that is not the latest; carries the current value
  - Conflict            the step does not fit the state of the dossier
    - ChangedMeanwhile  another change won the race
    - AlreadyExists
    - DossierEnded
    - RegistrationClosed
    - InTrash
    - ThreadFull
    - TooManyOpen       agreements that still wait
    - NotYetThere       events that did not happen yet cannot have been seen
    - NoColleague       somebody who cannot own a registration of this CLB
    - NotAccepted       a file that is not judged yet, or was refused
    - TooManyDocuments  at one registration
    - NotReady          an export that is still being made, or could not be
    - OnHold            nothing of this dossier is destroyed, for as long as it is held
    and those of ``rights_errors`` and ``staff_errors``
  - NamesFound          a text that points at a pupil or a teacher; carries where
  - Busy                the engine could not take it now; safe to repeat
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .documents_model import Document
    from .model import Dossier, Entry, Registration
    from .rights import Rights
    from .staffing import Handover
    from .words import Side


class Refused(Exception):
    """A request this dossier does not grant."""

    sentence = "Dit kan niet."

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.sentence)


class NotSignedIn(Refused):
    sentence = "U bent niet aangemeld, of uw aanmelding is verlopen. Meld u opnieuw aan."


class NotFound(Refused):
    sentence = "Dit bestaat niet, of u hebt er geen toegang toe."


class SinceRemoved(NotFound):
    sentence = "Dit was al verwerkt, maar is intussen verwijderd."


class Forbidden(Refused):
    sentence = "Uw rol laat dit niet toe."


class AccessEnded(Forbidden):
    sentence = "Uw toegang tot deze instelling is beëindigd. Vraag uw lokale beheerder om hulp."


class DelegationEnded(Forbidden):
    sentence = "U vervangt de eigenaar niet meer: uw vervanging is afgelopen of stopgezet."


class Malformed(Refused):
    sentence = "Deze vraag is niet leesbaar."


class KeyMissing(Malformed):
    sentence = "Stuur een Idempotency-Key mee, zodat een herhaling niets dubbel doet."


class TooLarge(Malformed):
    sentence = "Dit is te groot om in één keer te sturen (hoogstens 256 KB)."


class DocumentTooLarge(TooLarge):
    sentence = "Dit bestand is te groot."


class KeyReused(Refused):
    sentence = "Deze Idempotency-Key hoort bij een andere vraag. Gebruik een nieuwe sleutel."


class VersionMissing(Refused):
    sentence = "Stuur in If-Match de versie mee die u las."


class Stale(Refused):
    sentence = "Dit is gewijzigd nadat u het las. Vergelijk beide teksten en bewaar opnieuw."

    def __init__(
        self,
        current: "Dossier | Registration | Entry | Document | Rights | Handover",
        side: "Side | None",
    ) -> None:
        super().__init__()
        self.current, self.side = current, side


class Conflict(Refused):
    sentence = "Dit past niet bij de huidige stand."


class ChangedMeanwhile(Conflict):
    sentence = "Iemand anders wijzigde dit op hetzelfde moment. Lees het opnieuw."


class AlreadyExists(Conflict):
    sentence = "Dit bestaat al."


class DossierEnded(Conflict):
    sentence = "Dit dossier is beëindigd: lezen kan nog, schrijven niet meer."


class RegistrationClosed(Conflict):
    sentence = "Deze registratie is afgerond. Heropen ze om verder te schrijven."


class InTrash(Conflict):
    sentence = "Dit ligt in de prullenbak. Zet het eerst terug."


class ThreadFull(Conflict):
    sentence = (
        "Deze registratie is vol (200 bijdragen, of 400 met de prullenbak):"
        " start een vervolgregistratie."
    )


class TooManyOpen(Conflict):
    sentence = "Er staan al 40 afspraken open: rond er eerst enkele af."


class NotYetThere(Conflict):
    sentence = "Zoveel nieuws is er nog niet in dit dossier. Lees het opnieuw."


class NoColleague(Conflict):
    sentence = "Deze persoon kan nu geen registraties van dit CLB beheren."


class NotAccepted(Conflict):
    sentence = "Dit bestand kan dit nu niet: het is nog niet gecontroleerd, of het werd geweigerd."


class TooManyDocuments(Conflict):
    sentence = "Bij deze registratie horen al 50 documenten. Deel dit in de bibliotheek."


class NotReady(Conflict):
    sentence = "Dit bestand is nog niet klaar, of het kon niet gemaakt worden."


class OnHold(Conflict):
    sentence = "Van dit dossier mag nu niets vernietigd worden: het wordt bewaard op vraag."


class NamesFound(Refused):
    sentence = (
        "Hierin staat iets dat naar een leerling of leerkracht kan verwijzen. Herschrijf het,"
        " of bevestig dat het niet om een leerling of leerkracht gaat."
    )

    def __init__(self, names: list[dict[str, object]]) -> None:
        super().__init__()
        self.names = names


class Busy(Refused):
    sentence = "Het is even te druk. Probeer het over enkele seconden opnieuw; niets gaat verloren."
