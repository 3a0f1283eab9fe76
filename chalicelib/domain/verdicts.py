"""What can be thought of a file: why it is refused, in the words that its sharer reads."""

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
    "malware": "In dit bestand zit schadelijke software.",
    "unreadable": "Dit bestand kon niet worden nagekeken. Bewaar het in een andere vorm.",
    "lost": "Dit bestand is verloren gegaan. Deel het opnieuw.",
}
