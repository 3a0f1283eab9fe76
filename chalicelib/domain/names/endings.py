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
FUNCTIONS = words(
    "juf juffrouw meester leerkracht leraar lerares begeleider begeleidster ondersteuner coach"
    " opvoeder opvoedster therapeut therapeute logopedist logopediste psycholoog psychologe"
    " coördinator coordinator directeur directrice arts assistent assistente medewerker"
    " medewerkster consulent consulente verantwoordelijke verpleegkundige trainer stagiair"
    " stagiaire titularis"
)


def is_function(key: str) -> bool:
    """``taalklasleerkracht``: what is put together with a function is one."""
    return len(key) > 7 and key.endswith(FUNCTIONS)
