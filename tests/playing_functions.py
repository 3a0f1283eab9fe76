"""Everything that each function of app.py does, played on the engines in as little as it takes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from conftest import (
    DOSSIER,
    NAMES,
    QUICK,
    TOKEN,
    Api,
    explained,
    take_handovers_further,
)
from documents import FILE, announced, put
from eras import Era
from kept_documents import NAMED, put_documents
from kept_exports import WANTED, make_ready
from mailing import give_addresses, stream
from shared_files import docx

import app as functions
from chalicelib.domain.admins import Admins
from chalicelib.domain.institutions import Institution
from chalicelib.domain.periods import Window
from chalicelib.domain.rights import Assignment, Right, Rights, Step
from chalicelib.domain.words import Status
from chalicelib.jobs.malware import TAG
from chalicelib.jobs.scheduled import run
from chalicelib.jobs.sign_in import on_sign_in
from chalicelib.jobs.world import World
from chalicelib.storage.directory import KEY, Directory
from chalicelib.storage.keys import Tables
from chalicelib.storage.objects import Objects
from chalicelib.storage.post import tag_of
from chalicelib.storage.store import Store
from local.function import Context
from local.people import CAST

DAY = timedelta(days=1)
START = datetime(2027, 2, 10, 9, tzinfo=UTC)
AT = f"/dossiers/{DOSSIER}"
CONTEXT = Context("a-request", 600)


@dataclass(frozen=True)
class Stage:
    """Where a function plays, and a function ``acting`` for the time that it is its turn.

    What is prepared and looked at is done with other clients, which nobody listens to.
    """

    acting: Callable[[], AbstractContextManager[None]]
    api: Api
    store: Store
    dynamodb: Any
    tables: Tables
    objects: Objects

    def played(self, function: Callable[..., Any], *asked: Any) -> Any:
        functions.services.__dict__.clear()  # a cold start
        with self.acting():
            return function(*asked)

    def job(self, name: str, now: datetime) -> dict[str, int]:
        world = World(functions.services.store, self.tables, self.objects._bucket, now)
        return self.played(run, name, world)

    def ask(self, who: str, method: str, path: str, body: Any = None, **sent: str) -> Any:
        """Of the API while it is its turn; it does not fail."""
        headers = {name.replace("_", "-"): value for name, value in sent.items()}
        headers.setdefault("Idempotency-Key", str(uuid4()))
        query = body if method == "GET" else None
        answer = self.played(
            lambda: self.api.ask(who, method, path, None if query else body, headers, query=query)
        )
        assert answer.status < 300, answer.text
        return answer.json

    def put(self, item: Any) -> None:
        self.dynamodb.put_item(TableName=self.tables.dossiers, Item=item)

    def shares(self, data: bytes = FILE, **place: Any) -> str:
        """Announced over the API, put and scanned, where nobody listens; its key."""
        made = self.api.post("sofie", f"{AT}/documents", announced(data, **place)).json
        assert put(made["upload"], data) == 200
        key = f"incoming/{DOSSIER}/{made['id']}/1"
        verdict = {"TagSet": [{"Key": TAG, "Value": "NO_THREATS_FOUND"}]}
        self.objects._s3.put_object_tagging(Bucket=self.objects._bucket, Key=key, Tagging=verdict)
        return key


def api(on: Stage) -> None:
    on.objects.end_one(KEY)
    on.ask("anna", "GET", "/institutions", {"q": "kompas"})
    _know_institutions(on)
    on.ask("anna", "GET", "/institutions", {"q": "kompas"})
    on.ask("clara", "POST", "/dossiers", {"clb": "114983", "school": "030569"})
    made = on.ask("anna", "POST", f"{AT}/registrations", QUICK)["id"]
    on.ask("anna", "GET", "/dossiers")
    on.ask("anna", "GET", "/worklist")
    on.ask("anna", "GET", "/me/access")
    on.ask("anna", "GET", f"{AT}/registrations")
    on.ask("anna", "GET", f"{AT}/overview")
    on.ask("anna", "GET", AT)
    on.ask("anna", "PUT", f"{AT}/registrations/{made}", QUICK, If_Match='"1"')
    on.ask("anna", "GET", f"{AT}/changes")
    on.ask("sofie", "POST", f"{AT}/documents", announced())
    put_documents(on.store, DOSSIER, CAST["anna"])
    on.ask("sofie", "GET", f"{AT}/documents/{NAMED}/content")
    export = f"{AT}/exports/" + on.ask("anna", "POST", f"{AT}/exports", WANTED)["id"]
    make_ready(on.dynamodb, on.tables, export)
    on.ask("anna", "GET", f"{export}/content")
    handover = {"from": CAST["anna"].id, "to": CAST["bert"].id}
    on.ask("clara", "POST", "/institutions/114983/handovers", handover)
    word = on.ask("clara", "POST", "/institutions/114983/words", {"word": "Zill"})["id"]
    on.ask("clara", "DELETE", f"/institutions/114983/words/{word}")
    on.played(on.api.ask, "", "POST", f"/unsubscriptions/{TOKEN}")


def sign_in(on: Stage) -> None:
    on.api.post("sara", "/institutions/030569/invitations", INVITATION)
    _token(on, {"email": INVITATION["email"], "email_verified": "true", "name": "Ella"}, "ella")
    _token(on, {"email": "tom@school-a.example", "email_verified": "true"}, CAST["tom"].id)
    on.dynamodb.update_item(
        TableName=on.tables.dossiers,
        Key={"pk": {"S": "ORG#030569"}, "sk": {"S": "ORG"}},
        UpdateExpression="SET rights_from = :acm",
        ExpressionAttributeValues={":acm": {"S": "acm"}},
    )
    for rights in (f"{AS_USER}-school:030569", ""):
        profile = {
            "identities": '[{"userId": "x", "providerName": "Vlaanderen"}]',
            "custom:vo_id": "a5720746-4c9e-48a8-9aa0-7ab456648487",
            "custom:roles": f'["{rights}"]' if rights else "[]",
            "custom:asked_at": START.isoformat().replace("+00:00", ".000Z"),
        }
        _token(on, profile, "Vlaanderen_x")


INVITATION = {
    "email": "nieuw@school-a.example",
    "rights": ["samenwerkingsdossier-school"],
    "reason": "Nieuw hier",
}
AS_USER = "SamenwerkingsdossierGebruiker"


def _token(on: Stage, profile: dict[str, str], username: str) -> None:
    event = {
        "userName": username,
        "triggerSource": "TokenGeneration_HostedAuth",
        "request": {"userAttributes": profile},
    }
    moment = START if "custom:asked_at" in profile else datetime.now(UTC)
    on.played(on_sign_in, event, functions.services.store, moment)


def hand_over(on: Stage) -> None:
    for who in ("anna", "bert"):
        _registration(on, who)
    handover = {"from": CAST["anna"].id, "to": CAST["bert"].id}
    at = "/institutions/114983/handovers"
    made = on.api.post("clara", at, handover).json
    heard = functions.client("dynamodb")
    on.played(take_handovers_further, heard, on.tables)
    version = on.api.get("clara", f"{at}/{made['id']}").json["version"]
    on.api.change("clara", f"{at}/{made['id']}/undo", {}, version)
    on.played(take_handovers_further, heard, on.tables)


def export(on: Stage) -> None:
    _registration(on, "anna")
    on.api.post("anna", f"{AT}/exports", {**WANTED, "school_year": "2026-2027"})
    assert on.played(functions.export, {}, CONTEXT)


def import_institutions(on: Stage) -> None:
    on.objects.end_one(KEY)
    lines = "number,kind,name,street,postcode,municipality,level,net,community,clb\n"
    on.objects.keep("imports/first.csv", f"{lines}114983,clb,De Brug,,,,,,,\n".encode(), "text/csv")
    for _ in range(2):  # without a directory, and with one
        on.played(functions.import_institutions, {"key": "imports/first.csv"}, CONTEXT)


def platform(on: Stage) -> None:
    on.api.post("clara", "/dossiers", {"clb": "114983", "school": "030569"})
    why = {"reason": "Gevraagd door het bestuur"}
    person = {"person_id": CAST["piet"].id, "name": "Piet", "function": "directeur"}
    for order in (
        {"do": "make_admin", "number": "041233", **person},
        {"do": "record_succession", "number": "041233", "succeeds": "030569"},
        {"do": "set_rights_from", "number": "030569", "source": "acm"},
        {"do": "hold", "dossier": DOSSIER},
        {"do": "release", "dossier": DOSSIER},
    ):
        on.played(functions.platform, order | why, CONTEXT)


def rights(on: Stage) -> None:
    on.put(explained(Admins("030569", {CAST["sara"].id: Window("2024-09-01", _ago(DAY))}, 1)))
    assert on.played(functions.rights, event(), CONTEXT)


def _ago(ago: timedelta) -> str:
    return (datetime.now(UTC) - ago).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def judge_upload(on: Stage) -> None:
    _know_institutions(on)
    _registration(on, "anna")
    for data in (FILE, docx("Gesprek met Lotte Vermeulen")):
        on.played(functions.judge_upload, _put_in(on, on.shares(data)), CONTEXT)
    gone = on.shares()
    on.objects.end_one(gone)
    on.played(functions.judge_upload, _put_in(on, gone), CONTEXT)


def _put_in(on: Stage, key: str) -> dict[str, Any]:
    told = event(bucket={"name": on.objects._bucket}, object={"key": key})
    return told | {"detail-type": "Object Created"}


def _registration(on: Stage, who: str) -> Any:
    on.api.post("clara", "/dossiers", {"clb": "114983", "school": "030569"})
    return on.api.post(who, f"{AT}/registrations", QUICK).json


def _know_institutions(on: Stage) -> None:
    known = [Institution(number, kind, name) for number, (kind, name) in NAMES.items()]
    Directory(on.objects._s3, on.objects._bucket).save(known)


def clean_up(on: Stage) -> None:
    era = Era(on.store, datetime.now(UTC) - 31 * DAY)
    on.shares()
    on.api.post("sofie", f"{AT}/documents", announced())  # and never put
    on.shares(docx("Gesprek met Lotte Vermeulen"))
    one, other = era.open(), era.open()
    era.throw_reply(one)
    _with_document(on, other)
    era.trash(other)
    on.objects.keep("exports/114983/old/whole", b"x", "text/csv")
    on.job("clean_up", datetime.now(UTC) + 8 * DAY)


def _with_document(on: Stage, registration_id: str) -> None:
    """One that ends with it, as if it had been judged."""
    key = on.shares(registration_id=registration_id, in_library=False)
    on.objects.keep(key.replace("incoming", "library"), b"x", "text/plain")


def consistency(on: Stage) -> None:
    on.objects.end_one(KEY)
    on.job("consistency", START)
    _know_institutions(on)
    _registration(on, "anna")
    put_documents(on.store, DOSSIER, CAST["anna"])
    lost, unknown = (f"library/{DOSSIER}/{one}/1" for one in (NAMED, "unknown"))
    for key in (lost, unknown):
        on.objects.keep(key, b"x", "text/plain")
    on.objects.hide(lost)
    on.job("consistency", datetime.now(UTC) + 2 * DAY)


def retention(on: Stage) -> None:
    _know_institutions(on)
    era = Era(on.store, START)
    one = era.open()
    on.shares(registration_id=one)
    _with_document(on, one)
    era.status(one, Status.CLOSED)
    on.job("retention", datetime(2033, 11, 1, 1, tzinfo=UTC))


def remind(on: Stage) -> None:
    Era(on.store, START).open(due_in=2)
    step = Step("2027-02-01T08:00:00.000Z", "operator", "", "Werkt hier")
    given = Assignment("a", Right.SCHOOL, "2026-09-01", "2027-02-08", step)
    on.put(explained(Rights(CAST["tom"].id, "030569", (given,), (), 2)))
    on.job("remind", START)


def new_school_year(on: Stage) -> None:
    on.objects.end_one(KEY)
    on.job("new_school_year", START)
    _know_institutions(on)
    Era(on.store, START).open()
    on.job("new_school_year", datetime(2027, 9, 2, 5, tzinfo=UTC))


def notify(on: Stage) -> None:
    made = _registration(on, "anna")
    on.api.post("sofie", f"{AT}/registrations/{made['id']}/replies", REMARK)
    functions.judge_upload(_put_in(on, on.shares()), CONTEXT)
    records = list(stream(on.dynamodb, on.tables))
    told = on.played(functions.notify, {"Records": records}, CONTEXT)
    assert told == {"batchItemFailures": []}


REMARK = {"kind": "remark", "text": "Genoteerd."}


def evidence(on: Stage) -> None:
    _registration(on, "anna")
    for _ in range(2):
        told = on.played(
            functions.evidence, {"Records": list(stream(on.dynamodb, on.tables))}, CONTEXT
        )
        assert told == {"batchItemFailures": []}


def mail(on: Stage) -> None:
    give_addresses(on.dynamodb, on.tables)
    on.api.post("sara", "/institutions/030569/invitations", INVITATION)
    _registration(on, "anna")
    functions.notify({"Records": list(stream(on.dynamodb, on.tables))}, CONTEXT)
    event = {"which": ["direct", "daily", "weekly"], "time": "2099-01-01T05:00:00Z"}
    assert on.played(functions.mail, event, CONTEXT)


def bounces(on: Stage) -> None:
    give_addresses(on.dynamodb, on.tables)
    anna = CAST["anna"]
    bounce = {
        "bounceType": "Permanent",
        "bouncedRecipients": [{"emailAddress": anna.email}],
        "timestamp": "2026-11-23T08:00:00.000Z",
    }
    mailed = {"tags": {"who": [tag_of(anna.id)]}}
    assert on.played(
        functions.bounces, event(eventType="Bounce", bounce=bounce, mail=mailed), CONTEXT
    )


def event(**detail: Any) -> dict[str, Any]:
    """As EventBridge has it."""
    names = "version account region detail-type source time id resources"
    return dict.fromkeys(names.split()) | {"detail": detail}
