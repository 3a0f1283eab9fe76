"""Rights at an institution: given, changed, ended and blocked by its local administrator."""

from local.people import CAST

SCHOOL, CLB = "/institutions/030569/assignments", "/institutions/114983/assignments"
BASE, ADMIN = "iris-clbonline-gebruiker", "lokale-beheerder"
FOR_SCHOOL = "samenwerkingsdossier-school"
NOOR, TOM, SOFIE, SARA = (CAST[who].id for who in ("noor", "tom", "sofie", "sara"))
WHY = "Nieuw in het zorgteam"
