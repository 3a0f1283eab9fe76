"""What an institution can know of an e-mail address before it invites somebody there.

Who has it, of those that enter here or, for a school, at the CLBs that serve it; and which
invitations from here are open. Three Queries at the same time, then one for each such CLB, and a
call for invitations, if there are any: the index may be late.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from ..domain.invitations import Addressed
from . import keys, rights_keys
from .engine import Engine
from .items import access_of
from .rights_items import invitation_of

_AT_ONCE = 10  # Queries
_MOST = 100  # items in one call


def addressed(engine: Engine, table: str, number: str, email: str, *, is_school: bool) -> Addressed:
    index = {"index": "by_person", "IndexName": "ByPerson"}
    to = rights_keys.invited(email, number, "")[0], f"ORG#{number}#"
    with ThreadPoolExecutor(_AT_ONCE) as together:
        sent = together.submit(engine.all, table, to, **index)
        here = together.submit(engine.all, table, keys.access(number, ""))
        rows = engine.all(table, keys.row(number, "")) if is_school else []
        clbs = sorted({keys.access(str(row["sk"])[8:14], "") for row in rows})
        there = [item for items in together.map(partial(engine.all, table), clbs) for item in items]
        found = [access_of(item) for item in (*here.result(), *there)]
        wanted = [(str(item["pk"]), str(item["sk"])) for item in sent.result()]
    invitations = engine.batch(table, wanted[:_MOST]).values() if wanted else ()
    people = tuple(one for one in found if one.email == email)
    return Addressed(people, tuple(map(invitation_of, invitations)))
