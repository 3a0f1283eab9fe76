"""What words end in: streets, and things that are called after somebody or something."""


def words(text: str) -> tuple[str, ...]:
    """Several words, written as one text."""
    return tuple(text.split())


STREETS = words("straat laan plein steenweg dreef weg lei kaai baan vest singel markt")
THINGS = words(
    "school scholen college instituut atheneum lyceum stichting fonds universiteit centrum"
    " ziekenhuis vereniging bond onderwijs klas test tests toets schaal training methode lijst"
    " model decreet ziekte syndroom campus team dienst internaat museum kerk werking netwerk"
    " groep huis boek boeken film spel app aanpak poort hof berg programma project dag vakantie"
    " feest toren"
)
