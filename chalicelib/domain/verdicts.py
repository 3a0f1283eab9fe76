"""What can be thought of a file, in the words that people read: why it is refused, and why it
cannot be had yet."""

from typing import TYPE_CHECKING

from .words import FileState

if TYPE_CHECKING:
    from .documents_model import File

REPLACED, NEVER_UPLOADED, NOT_CONFIRMED = "replaced", "never_uploaded", "not_confirmed"

REFUSALS = {
    REPLACED: "Dit bestand werd vervangen voor het aanvaard was.",
    NEVER_UPLOADED: "Dit bestand is nooit aangekomen. Deel het opnieuw.",
    NOT_CONFIRMED: "De gevonden namen zijn niet op tijd bevestigd. Deel het bestand zonder namen.",
    "damaged": "Dit bestand is beschadigd, of niet wat het zegt te zijn.",
    "other_file": "Wat aankwam, is niet het bestand dat u koos. Deel het opnieuw.",
    "other_type": "De inhoud past niet bij de naam. Bewaar het bestand opnieuw in de juiste vorm.",
    "two_in_one": "In dit bestand zit nog een ander bestand verborgen.",
    "macros": "Dit bestand bevat macro's of programma's. Bewaar het zonder, of als pdf.",
    "active": "Deze pdf bevat scripts, formulieracties of bijlagen. Druk ze opnieuw af als pdf.",
    "encrypted": "Dit bestand is beveiligd met een wachtwoord. Deel het zonder wachtwoord.",
    "embedded": "Dit bestand bevat een ingesloten bestand. Deel dat apart.",
    "linked": "Dit bestand haalt inhoud van elders. Neem de inhoud zelf op.",
    "too_much": "Dit bestand is uitgepakt te groot om na te kijken.",
    "too_long": "In dit bestand staat te veel tekst om na te kijken. Verdeel het over bestanden.",
    "malware": "In dit bestand zit schadelijke software.",
    "unreadable": "Dit bestand kon niet worden nagekeken. Bewaar het in een andere vorm.",
    "lost": "Dit bestand is verloren gegaan. Deel het opnieuw.",
}

# What a copy lacks, beside who made it; its sharer is told.
LEFT_OUT = {
    "template": "Het sjabloon van elders waarop dit bestand steunt, hoort er niet meer bij."
}

_SO_FAR = {
    FileState.PENDING: "Dit bestand wordt nog nagekeken. Probeer het straks opnieuw.",
    FileState.FLAGGED: "In dit bestand lijkt iemand genoemd te worden. De deler beslist eerst.",
    FileState.CLEAN: "Dit bestand is al nagekeken en gedeeld.",
}


def so_far(file: "File") -> str:
    """Why what is asked of it cannot be: what was thought of it until now."""
    if file.refusal:
        return f"Dit bestand werd geweigerd. {REFUSALS[file.refusal]}"
    if file.state is FileState.PENDING and not file.uploaded_at:
        return "Dit bestand is nog niet aangekomen."
    return _SO_FAR[file.state]
