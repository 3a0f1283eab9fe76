"""What can be refused of who does whose work; ``errors`` has the rest, and says what it is for.

* Conflict
  - HandoverRunning   another one, from or to the same person, is under way
  - NothingToHandOver every registration that is not closed has an owner
  - NotUndoable       a handover that runs, was undone, or is too long ago
  - NothingProposed   there is no proposal to answer
  - NoSuchNumber      one under which nothing can be registered here
"""

from .errors import Conflict


class HandoverRunning(Conflict):
    sentence = "Er loopt al een overdracht van of naar deze persoon. Wacht tot die klaar is."


class NothingToHandOver(Conflict):
    sentence = "Elke registratie die loopt, heeft een eigenaar: er is niets om uit te delen."


class NotUndoable(Conflict):
    sentence = (
        "Deze overdracht kan niet ongedaan worden gemaakt: ze loopt nog, ze is al ongedaan"
        " gemaakt, of ze is meer dan 14 dagen geleden."
    )


class NothingProposed(Conflict):
    sentence = "Er is geen voorstel (meer) om te beantwoorden. Lees het dossier opnieuw."


class NoSuchNumber(Conflict):
    sentence = (
        "Onder dit nummer kan hier niet geregistreerd worden: kies een school waarmee dit CLB een"
        " actief dossier heeft, en die zelf niet onder een ander nummer registreert."
    )
