"""What the Lambda functions `platform` and `rights` do in AWS, at a running product.

make admin NR=030569 WHO=noor REASON="…"       or EMAIL=… of an account in the pool
make succession NR=030577 OLD=030569 REASON="…"
make rights-from NR=030569 FROM=acm REASON="…"     or FROM=own
make hold DOSSIER=114983-030569 REASON="…"     nothing of it is destroyed, until make release
make account EMAIL=nieuw@school.example NAME="…"  an account that somebody can be invited at
make warn                                      what happens each day by itself
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from pydantic import ValidationError

from chalicelib.domain.errors import NotFound, Refused
from chalicelib.jobs.platform import run
from chalicelib.jobs.rights import warn
from chalicelib.storage.keys import Tables
from chalicelib.storage.sdk import client
from chalicelib.storage.store import Store
from local.accounts import Account, accounts, remember
from local.environment import TABLES, keep_to_this_machine, point_at
from local.people import CAST
from local.pool import add_account, pool_id
from local.settings import settings
from local.state import State, read_endpoints
from local.trouble import StartError

Said = Mapping[str, str]
WANTED = {
    "number": "NR= the number of an institution (six digits)",
    "succeeds": "OLD= the number that ends (six digits)",
    "reason": 'REASON="why" (120 characters at most, one line)',
    "source": "FROM= acm (Gebruikersbeheer Vlaanderen) or own (our assignments)",
    "function": "FUNCTION= of 120 characters at most",
}


def main() -> int:
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        print(json.dumps(_done(what, os.environ), ensure_ascii=False))
    except StartError as error:
        return _not_done(f"{error}.")
    except ValidationError as error:
        return _not_done(f"{_asks(error)}.")
    except NotFound:
        return _not_done("no institution with that number is known: look at NR= and OLD=.")
    except Refused as error:
        return _not_done(str(error))
    return 0


def _not_done(why: str) -> int:
    print(f"Not done: {why}", file=sys.stderr)
    return 1


def _asks(error: ValidationError) -> str:
    """What has to be given, or given otherwise, by the name that the command has for it."""
    fields = dict.fromkeys(str(one["loc"][0]) for one in error.errors())
    return "give " + ", and ".join(WANTED.get(field, f"another {field}") for field in fields)


def _done(what: str, said: Said) -> Any:
    here = read_endpoints(settings().state)
    keep_to_this_machine()
    point_at(here.dynamodb_url, here.pool_url)
    if what not in COMMANDS:
        raise StartError(f"choose one of {', '.join(COMMANDS)}")
    store = Store(client("dynamodb"), Tables(TABLES["DossierTable"], TABLES["AuditTable"]))
    return COMMANDS[what](said, store, datetime.now(UTC))


def _admin(said: Said, store: Store, now: datetime) -> Any:
    who = _person(said)
    event = {"do": "make_admin", "number": said.get("NR", ""), "reason": said.get("REASON", "")}
    return run(event | who, store, now)


def _person(said: Said) -> dict[str, str]:
    if email := said.get("EMAIL", "").lower():
        found = [one for one in accounts(_accounts()) if one.email == email]
        if not found:
            raise StartError(
                f'nobody has an account at {email}: make account EMAIL={email} NAME="…"'
            )
        person = found[0]
        return _told(person.id, person.name, said.get("FUNCTION") or "directeur", email)
    who = said.get("WHO", "")
    if not who:
        raise StartError(f"give WHO= of the cast ({', '.join(CAST)}), or EMAIL= of an account")
    if who not in CAST:
        raise StartError(f"WHO={who} is not one of the cast: {', '.join(CAST)}")
    cast = CAST[who]
    return _told(cast.id, cast.name, cast.function, cast.email)


def _told(person_id: str, name: str, function: str, email: str) -> dict[str, str]:
    return {"person_id": person_id, "name": name, "function": function, "email": email}


def _succession(said: Said, store: Store, now: datetime) -> Any:
    event = {"number": said.get("NR", ""), "succeeds": said.get("OLD", "")}
    return run(event | {"do": "record_succession", "reason": said.get("REASON", "")}, store, now)


def _rights_from(said: Said, store: Store, now: datetime) -> Any:
    event = {"number": said.get("NR", ""), "source": said.get("FROM", "")}
    return run(event | {"do": "set_rights_from", "reason": said.get("REASON", "")}, store, now)


def _hold(what: str, said: Said, store: Store, now: datetime) -> Any:
    event = {"do": what, "dossier": said.get("DOSSIER", ""), "reason": said.get("REASON", "")}
    return run(event, store, now)


def _account(said: Said, store: Store, now: datetime) -> Any:
    """Whoever has it can sign in, and has no right by it."""
    email, name = said.get("EMAIL", "").lower(), said.get("NAME", "")
    key = email.partition("@")[0]
    taken = {*CAST, *(one.key for one in accounts(_accounts()))}
    if not key or "." not in email.partition("@")[2] or not name:
        raise StartError('give EMAIL= a whole address, and NAME="…"')
    if key in taken:
        raise StartError(f"somebody signs in as {key}: give EMAIL= with another name before the @")
    account = Account(key, str(uuid4()), name, email)
    cognito = client("cognito-idp")
    add_account(cognito, pool_id(cognito), account)
    remember(_accounts(), account)
    return {"sign_in_as": key, "person_id": account.id}


def _accounts() -> Any:
    return State(settings().state).accounts


COMMANDS: dict[str, Callable[[Said, Store, datetime], Any]] = {
    "admin": _admin,
    "succession": _succession,
    "rights-from": _rights_from,
    "account": _account,
    "hold": lambda said, store, now: _hold("hold", said, store, now),
    "release": lambda said, store, now: _hold("release", said, store, now),
    "warn": lambda said, store, now: {"warned_of": warn(store, now)},
}

if __name__ == "__main__":
    sys.exit(main())
