"""Rights at an institution: given, changed, ended and blocked by its local administrator."""

import pytest

from local.people import CAST

SCHOOL, CLB = "/institutions/030569/assignments", "/institutions/114983/assignments"
BASE, ADMIN = "iris-clbonline-gebruiker", "lokale-beheerder"
FOR_SCHOOL = "samenwerkingsdossier-school"
NOOR, TOM, SOFIE, SARA = (CAST[who].id for who in ("noor", "tom", "sofie", "sara"))
WHY = "Nieuw in het zorgteam"


def test_smoke(api):
    given = api.post("sara", SCHOOL, {"person_id": TOM, "rights": [BASE, FOR_SCHOOL], "reason": WHY})
    print(given.status, given.text)
    print(api.get("sara", SCHOOL).text)
    one = given.json["assignments"][1]
    print(api.get("sara", f"{SCHOOL}/{TOM}").text)
    a = api.change("sara", f"{SCHOOL}/{TOM}/{one['id']}/end", {"reason": "Gestopt"}, 1)
    print(a.status, a.text)
    a = api.put("sara", f"{SCHOOL}/{TOM}/block", {"reason": "Toestel gestolen", "blocked": True})
    print(a.status, a.text)
    a = api.post("sara", "/institutions/030569/assignment-exports", {})
    print(a.status, a.headers, a.text)
    a = api.post("sara", "/institutions/030569/invitations", {"email": "Nieuw@school-a.example", "rights": [FOR_SCHOOL], "reason": WHY})
    print(a.status, a.text)
    print(api.get("sara", "/institutions/030569/invitations").text)
    print(api.ask("sara", "DELETE", f"/institutions/030569/invitations/{a.json['id']}").text)
    print(api.get("tom", "/me/access", institution="114983").text)
    assert 0
