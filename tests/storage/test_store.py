"""The store's contract, on three independent engines: what is kept, and what is refused.

moto is the third opinion only: it ignores ClientRequestToken and verifies nothing.
"""

import json
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
from clients import client
from conftest import DOSSIER, NAMES, QUICK, access_item, caller, fresh_tables
from moto import mock_aws

from chalicelib.domain import errors
from chalicelib.domain.decisions import Attempt
from chalicelib.domain.dossiers import mark_seen, start_dossier
from chalicelib.domain.exports import added, ask_export, finished
from chalicelib.domain.ids import moment
from chalicelib.domain.messages import send_message
from chalicelib.domain.policy import Action, permit, permit_anybody, permit_at
from chalicelib.domain.registrations import (
    open_registration,
    revise_registration,
    set_status,
    trash_registration,
)
from chalicelib.domain.sent import (
    NewAgreement,
    NewGoal,
    NewMessage,
    NewRegistration,
    NewReply,
    RevisedAgreement,
    Seen,
    ToTrash,
)
from chalicelib.domain.sent_exports import NewExport
from chalicelib.domain.thread import add_entry, revise_entry, trash_entry
from chalicelib.domain.words import (
    AgreementStatus,
    EntryKind,
    MessageSubject,
    Party,
    ReplyKind,
    Status,
)
from chalicelib.storage import keys
from chalicelib.storage.exports import Exports
from chalicelib.storage.narrowed import Narrowed
from chalicelib.storage.once import Once
from local.people import CAST

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = NOW + timedelta(seconds=5)
NEW = NewRegistration.model_validate(QUICK, strict=False)
_TO_OPERATOR = permit_anybody(caller("anna"), Action.SEND_TO_OPERATOR)
OTHER = NEW.model_copy(update={"title": "Iets anders"})
AGREEMENT = NewAgreement(text="Net nog", party=Party.BOTH)


@pytest.fixture(scope="session")
def on_ministack(aws):
    return client("dynamodb", aws)


@pytest.fixture
def on_moto():
    with mock_aws():
        yield client("dynamodb")


@pytest.fixture(params=["dynoxide", "ministack", "moto"])
def dynamodb(request):
    return request.getfixturevalue(f"on_{request.param}")


@pytest.fixture
def tables(dynamodb, on_dynoxide, worlds, template):
    """Lent on dynoxide alone: the others make new ones as fast."""
    with worlds.lent(dynamodb) if dynamodb is on_dynoxide else nullcontext() as tables:
        yield tables or fresh_tables(dynamodb, template)


@pytest.fixture
def started(store):
    """The store with the first dossier in it."""
    grant = permit(caller("clara"), Action.START_DOSSIER, DOSSIER)
    store.commit(start_dossier(grant, NAMES, NOW))
    return store


@pytest.fixture
def registration_id(started):
    return started.commit(_open()).id


def _grant(who, action=Action.READ, subject=None):
    return permit(caller(who), action, DOSSIER, subject)


def _open(who="anna", new=NEW, now=NOW):
    return open_registration(_grant(who, Action.OPEN_REGISTRATION), new, now)


def _entry(who, registration_id, new, now=NOW):
    actions = {NewReply: Action.ADD_REPLY, NewGoal: Action.ADD_GOAL}
    action = actions.get(type(new), Action.ADD_AGREEMENT)
    return add_entry(_grant(who, action), registration_id, new, now)


def _once(who="anna", key="a-key", digest="asked", now=NOW):
    return Once(CAST[who].id, key, digest, now)


def _read(store, registration_id, who="sofie"):
    return json.loads(store.registration(_grant(who), registration_id, NOW).json)


def _list(store, who="sofie", cursor=None):
    return json.loads(store.registrations(_grant(who), Narrowed(), cursor, NOW).json)


def _events(store, since="0"):
    return json.loads(store.changes(_grant("sofie"), since, None, NOW).json)["items"]


def test_what_one_opens_the_other_reads(started):
    kept = started.commit(_open())

    assert _read(started, kept.id)["title"] == NEW.title
    assert [item["id"] for item in _list(started)["items"]] == [kept.id]


def test_a_dossier_starts_once(started):
    grant = permit(caller("clara"), Action.START_DOSSIER, DOSSIER)

    with pytest.raises(errors.AlreadyExists):
        started.commit(start_dossier(grant, NAMES, NOW + timedelta(seconds=1)))


def test_in_a_dossier_that_was_never_started_nothing_is_kept_or_found(store):
    with pytest.raises(errors.NotFound):
        store.commit(_open())
    with pytest.raises(errors.NotFound):
        store.registrations(_grant("anna"), Narrowed(), None, NOW)


@pytest.mark.parametrize("number", ["114983", ""], ids=["institution", "operator"])
def test_a_message_is_kept_once_however_often_it_arrives(store, number):
    grant = permit_at(caller("anna"), Action.SEND_MESSAGE, number) if number else _TO_OPERATOR
    new = NewMessage(subject=MessageSubject.IDEA, text="Een kalender?")

    first, again = (store.commit(send_message(grant, new, NOW), _once()) for _ in range(2))

    assert (first.json, first.version) == (again.json, again.version)
    with pytest.raises(errors.KeyReused):
        store.commit(send_message(grant, new, LATER), _once(digest="another"))
    assert json.loads(store.messages(grant, None).json)["items"] == [json.loads(first.json)]


def test_messages_are_read_in_pages_the_latest_first(store):
    grant = permit_at(caller("clara"), Action.SEND_MESSAGE, "114983")
    new = NewMessage(subject=MessageSubject.IDEA, text="Een kalender?")
    moments = [NOW + timedelta(seconds=n) for n in range(26)]
    sent = [store.commit(send_message(grant, new, moment)).id for moment in moments]

    first = json.loads(store.messages(grant, None).json)
    second = json.loads(store.messages(grant, first["cursor"]).json)

    assert [one["id"] for one in first["items"]] == sent[:0:-1]
    assert ([one["id"] for one in second["items"]], second["cursor"]) == (sent[:1], None)


def test_an_empty_dossier_has_an_empty_page(started):
    assert _list(started) == {"items": [], "cursor": None}


def test_a_revision_keeps_what_the_thread_counted_meanwhile(started, registration_id):
    current = started.registration_to_change(_grant("anna"), registration_id)
    started.commit(_entry("sofie", registration_id, NewGoal(text="Rust op de speelplaats")))

    grant = _grant("anna", Action.REVISE_REGISTRATION, current)
    started.commit(revise_registration(Attempt(grant, 1, NOW), current, OTHER))

    read = _read(started, registration_id)
    assert (read["title"], read["version"], read["counts"]["goals"]) == ("Iets anders", 2, 1)


def test_of_two_revisions_of_one_version_the_first_wins(started, registration_id):
    current = started.registration_to_change(_grant("anna"), registration_id)
    grant = _grant("anna", Action.REVISE_REGISTRATION, current)
    started.commit(revise_registration(Attempt(grant, 1, NOW), current, OTHER))

    later = NEW.model_copy(update={"title": "Te laat"})
    with pytest.raises(errors.ChangedMeanwhile):
        started.commit(
            revise_registration(Attempt(grant, 1, NOW + timedelta(seconds=1)), current, later)
        )
    assert _read(started, registration_id)["title"] == "Iets anders"
    assert [event["action"] for event in _events(started)].count("registration:revise") == 1


def test_every_contribution_is_counted_and_moves_the_registration_up(started):
    first = started.commit(_open()).id
    second = started.commit(_open(now=NOW + timedelta(minutes=1))).id
    at = NOW + timedelta(minutes=2)
    started.commit(_entry("sofie", first, NewReply(kind=ReplyKind.STEP_TAKEN, text="Ok"), at))
    started.commit(_entry("anna", first, NewGoal(text="Rust"), at))
    started.commit(_entry("tom", first, NewAgreement(text="Overleg", party=Party.BOTH), at))

    assert [item["id"] for item in _list(started)["items"]] == [first, second]
    read = _read(started, first)
    assert read["counts"] == {
        "goals": 1,
        "goals_open": 1,
        "agreements": 1,
        "agreements_open": 1,
        "replies": 1,
        "school_replies": 1,
        "documents": 0,
    }
    assert [len(read[name]) for name in ("goals", "agreements", "replies")] == [1, 1, 1]
    assert read["version"] == 1


def test_a_question_puts_the_ball_in_the_other_court_and_a_reply_returns_it(
    started, registration_id
):
    ask = NewReply(kind=ReplyKind.QUESTION, text="Welke klassen?")
    started.commit(_entry("anna", registration_id, ask))
    assert _read(started, registration_id)["waiting_for"] == "school"
    assert _waiting(started, "sofie") == 1

    started.commit(_entry("sofie", registration_id, ask))
    assert _read(started, registration_id)["waiting_for"] == "clb"
    assert (_waiting(started, "sofie"), _waiting(started, "anna")) == (0, 1)

    answer = NewReply(kind=ReplyKind.REMARK, text="Alle klassen.")
    started.commit(_entry("anna", registration_id, answer))
    assert _read(started, registration_id)["waiting_for"] is None
    assert _waiting(started, "anna") == 0


def test_an_agreement_waits_for_whom_it_binds_and_a_follow_up_for_the_clb(started):
    new = NEW.model_copy(update={"follow_up_on": "2026-11-23"})
    registration_id = started.commit(_open(new=new)).id
    assert (_waiting(started, "sofie"), _waiting(started, "anna")) == (0, 1)

    for party in Party:
        started.commit(_entry("anna", registration_id, NewAgreement(text="Ok", party=party)))
    assert (_waiting(started, "sofie"), _waiting(started, "anna")) == (2, 3)

    current = started.registration_to_change(_grant("anna"), registration_id)
    grant = _grant("anna", Action.REVISE_REGISTRATION, current)
    started.commit(revise_registration(Attempt(grant, 1, NOW), current, NEW))
    assert _waiting(started, "anna") == 2


def test_the_days_of_open_agreements_are_in_the_year_whatever_became_of_them(started):
    """Each change takes the day from one set of the header and puts it in the other."""
    registration_id = started.commit(_open()).id
    days = ["2026-12-04", "2026-12-04", "2026-12-18"]
    made = [AGREEMENT.model_copy(update={"due_on": day}) for day in days]
    ids = [started.commit(_entry("sofie", registration_id, one)).id for one in made]
    told = [_due(started)]
    for version, (due_on, status) in enumerate(
        [("2027-01-15", "open"), ("2027-01-15", "kept"), ("2027-01-15", "open"), (None, "open")], 1
    ):
        revised = RevisedAgreement(
            text="Net nog", party=Party.BOTH, status=AgreementStatus(status), due_on=due_on
        )
        header, current = started.entry_to_change(
            _grant("sofie"), registration_id, EntryKind.AGREEMENT, ids[0]
        )
        attempt = Attempt(_grant("sofie", Action.REVISE_AGREEMENT, current), version, LATER)
        started.commit(revise_entry(attempt, header, current, revised))
        told.append(_due(started))

    others = ["2026-12-04", "2026-12-18"]
    moved = [*others, "2027-01-15"]
    assert told == [sorted(days), moved, others, moved, others]


def _due(store):
    """As the year overview reads it, of its index."""
    grant = permit(caller("anna"), Action.READ_OVERVIEW, DOSSIER)
    (year,) = store.years.of_school(grant, "2026-2027")
    (card,) = year.cards
    return sorted(card.due)


def test_an_export_goes_over_a_year_in_parts_and_is_kept_once_a_step(started, dynamodb, tables):
    days = ["2026-11-16", "2026-09-01", "2026-12-01", "2025-11-16", "2026-11-16"]
    for day in days:
        started.commit(_open(new=NEW.model_copy(update={"activity_date": day})))
    wanted = {"what": "registrations", "format": "csv", "school_year": "2026-2027"}
    new = NewExport.model_validate(wanted, strict=False)
    made = started.commit(ask_export(_grant("sofie", Action.EXPORT), new, NOW))
    exports, read = Exports(dynamodb, tables, per_step=2), []

    assert exports.under_way() == [(DOSSIER, made.id)]
    export = exports.get(DOSSIER, made.id)
    names = exports.schools(export)
    for _ in range(3):  # and the last one finds nothing any more
        if not (found := exports.read(export, names)).entries:
            break
        read += [one.registration.content["activity_date"] for one in found.registrations]
        after = added(export, "a-part", found.entries, found.place)
        exports.commit(after)
        with pytest.raises(errors.ChangedMeanwhile):
            exports.commit(after)
        export = exports.get(DOSSIER, made.id)

    assert read == ["2026-09-01", "2026-11-16", "2026-11-16", "2026-12-01"]
    assert (export.done, len(export.parts), names) == (4, 2, {"030569": NAMES["030569"][1]})
    exports.commit(finished(export, 9, moment(NOW)))
    assert exports.under_way() == []


@pytest.mark.parametrize("counted", [{"entries": 200}, {"kept": 400}])
def test_a_thread_that_is_full_takes_nothing_more(
    started, registration_id, dynamodb, tables, counted
):
    """Also when its trash is; what is in the thread is settled and thrown away all the same."""
    agreed = started.commit(_entry("sofie", registration_id, AGREEMENT)).id
    _set(dynamodb, tables, registration_id, **{n: {"N": str(most)} for n, most in counted.items()})

    with pytest.raises(errors.ThreadFull):
        started.commit(_entry("sofie", registration_id, NewGoal(text="Nog een")))
    _settle(started, registration_id, agreed, AgreementStatus.KEPT)
    _throw_away(started, registration_id, agreed)


def test_what_is_thrown_away_leaves_room_but_is_kept_until_it_is_deleted(started, registration_id):
    for _ in range(3):
        thrown = started.commit(_entry("sofie", registration_id, AGREEMENT)).id
        _throw_away(started, registration_id, thrown)

    header = started._get(keys.registration(DOSSIER, registration_id))
    assert (header["entries"], header["kept"]) == (0, 3)


def _closed(grant, current, thread):
    return set_status(Attempt(grant, 1, NOW), current, thread, Status.CLOSED)


def _trashed(grant, current, thread):
    return trash_registration(Attempt(grant, 1, NOW), current, thread, ToTrash(reason="Dubbel"))


@pytest.mark.parametrize(
    ("end", "refusal"), [(_closed, errors.RegistrationClosed), (_trashed, errors.InTrash)]
)
def test_what_is_closed_or_in_the_trash_takes_nothing_more(started, registration_id, end, refusal):
    current, thread = started.thread_to_change(_grant("anna"), registration_id)
    grant = _grant("anna", Action.CLOSE, current)
    ended = started.commit(end(grant, current, thread))

    with pytest.raises(refusal):
        started.commit(_entry("sofie", registration_id, NewGoal(text="Nog een")))
    current = started.registration_to_change(_grant("anna"), registration_id)
    with pytest.raises(refusal):
        revise_registration(Attempt(grant, ended.version, NOW), current, OTHER)


@pytest.mark.parametrize("end", [_closed, _trashed])
def test_a_contribution_between_reading_a_thread_and_closing_it_is_not_overlooked(
    started, registration_id, end
):
    """Also in one and the same millisecond, and where it leaves the thread as long as it was."""
    agreement = _entry("sofie", registration_id, AGREEMENT)
    for meanwhile in (
        lambda: started.commit(agreement),
        lambda: _settle(started, registration_id, agreement.after.id, AgreementStatus.DROPPED),
        lambda: _settle(started, registration_id, agreement.after.id, AgreementStatus.OPEN),
    ):
        current, thread = started.thread_to_change(_grant("anna"), registration_id)
        meanwhile()
        with pytest.raises(errors.ChangedMeanwhile):
            started.commit(end(_grant("anna", Action.CLOSE, current), current, thread))
    assert _waiting(started, "sofie") == 1

    current, thread = started.thread_to_change(_grant("anna"), registration_id)
    started.commit(end(_grant("anna", Action.CLOSE, current), current, thread))
    assert _waiting(started, "sofie") == 0


def _throw_away(store, registration_id, entry_id):
    grant = _grant("sofie", Action.TRASH_AGREEMENT)
    place = (registration_id, EntryKind.AGREEMENT, entry_id)
    header, entry = store.entry_to_change(grant, *place)
    attempt = Attempt(grant, entry.version, NOW)
    store.commit(trash_entry(attempt, header, entry, ToTrash(reason="Dubbel")))


def _settle(store, registration_id, entry_id, status):
    grant = _grant("sofie", Action.REVISE_AGREEMENT)
    place = (registration_id, EntryKind.AGREEMENT, entry_id)
    header, entry = store.entry_to_change(grant, *place)
    body = RevisedAgreement(text="Net nog", party=Party.BOTH, status=status)
    store.commit(revise_entry(Attempt(grant, entry.version, NOW), header, entry, body))


def test_a_revision_says_when_each_side_was_active_although_the_partner_was_meanwhile(
    started, registration_id
):
    current = started.registration_to_change(_grant("anna"), registration_id)
    started.commit(_entry("sofie", registration_id, NewGoal(text="Rust"), NOW))

    grant = _grant("anna", Action.REVISE_REGISTRATION, current)
    started.commit(revise_registration(Attempt(grant, 1, LATER), current, OTHER))

    (listed,) = _list(started)["items"]
    assert listed["active_at"] == {"clb": moment(LATER), "school": moment(NOW)}
    assert (listed["last_activity_at"], listed["title"]) == (moment(LATER), "Iets anders")


def test_a_registration_that_does_not_exist_takes_nothing(started):
    absent = _open().after.id

    with pytest.raises(errors.NotFound):
        started.commit(_entry("sofie", absent, NewGoal(text="Waarheen?")))
    with pytest.raises(errors.NotFound):
        _read(started, absent)


@pytest.mark.parametrize("part", ["", "0", "019", "x" * 36])
def test_part_of_an_id_finds_nothing(started, registration_id, part):
    with pytest.raises(errors.NotFound):
        started.registration(_grant("anna"), part or registration_id[:8], NOW)


@pytest.mark.parametrize(
    "item",
    [
        access_item(CAST["anna"], until={"S": "2026-11-23T08:00:00.000Z"}),
        access_item(CAST["anna"], blocked={"S": "2026-11-23T07:00:00.000Z"}),
        access_item(CAST["anna"], roles={"SS": ["lokale-beheerder"]}),
    ],
    ids=["ended", "blocked", "other-role"],
)
def test_a_right_that_ended_stops_writing_at_once(started, dynamodb, tables, item):
    dynamodb.put_item(TableName=tables.dossiers, Item=item)

    with pytest.raises(errors.AccessEnded):
        started.commit(_open())
    assert _list(started)["items"] == []
    assert [event["action"] for event in _events(started)] == ["dossier:start"]


def test_in_an_ended_dossier_nobody_writes_and_everybody_reads(
    started, registration_id, dynamodb, tables
):
    for number in DOSSIER.split("-"):
        dynamodb.update_item(
            TableName=tables.dossiers,
            Key={"pk": {"S": f"ORG#{number}"}, "sk": {"S": f"DOSSIER#{DOSSIER}"}},
            UpdateExpression="SET #s = :ended",
            ExpressionAttributeNames={"#s": "status"},
            ExpressionAttributeValues={":ended": {"S": "ended"}},
        )

    with pytest.raises(errors.DossierEnded):
        started.commit(_open())
    with pytest.raises(errors.DossierEnded):
        started.commit(_entry("sofie", registration_id, NewGoal(text="Nog een")))
    assert _read(started, registration_id)["title"] == NEW.title


def test_a_repeated_request_is_done_once_and_answered_with_the_current_value(started):
    first = started.commit(_open(), _once())
    current = started.registration_to_change(_grant("anna"), first.id)
    grant = _grant("anna", Action.REVISE_REGISTRATION, current)
    started.commit(revise_registration(Attempt(grant, 1, NOW), current, OTHER))

    again = started.commit(_open(), _once())

    assert (again.id, again.version) == (first.id, 2)
    assert len(_list(started)["items"]) == 1


def test_one_key_is_not_for_two_requests(started):
    started.commit(_open(), _once())

    with pytest.raises(errors.KeyReused):
        started.commit(_open(), _once(digest="something else"))


def test_a_key_is_of_one_person(started):
    started.commit(_open(), _once())
    started.commit(_open("bert"), _once("bert", digest="something else"))

    assert len(_list(started)["items"]) == 2


def test_an_expired_key_can_be_used_again_although_nobody_cleaned_up(started):
    started.commit(_open(), _once())
    later = NOW + timedelta(days=1, seconds=1)
    started.commit(_open(now=later), _once(digest="something else", now=later))

    assert len(_list(started)["items"]) == 2


def test_a_repeated_request_whose_result_is_gone_says_so(started, dynamodb, tables):
    made = started.commit(_open(), _once())
    key = {"pk": {"S": f"DOSSIER#{DOSSIER}"}, "sk": {"S": f"REG#{made.id}"}}
    dynamodb.delete_item(TableName=tables.dossiers, Key=key)

    with pytest.raises(errors.SinceRemoved):
        started.commit(_open(), _once())


def test_a_repeat_after_the_right_ended_is_refused(started, dynamodb, tables):
    started.commit(_open(), _once())
    ended = access_item(CAST["anna"], until={"S": "2026-01-01T00:00:00.000Z"})
    dynamodb.put_item(TableName=tables.dossiers, Item=ended)

    with pytest.raises(errors.AccessEnded):
        started.commit(_open(), _once())


def test_the_partner_has_news_until_it_was_seen(started, registration_id):
    assert (_new(started, "sofie"), _new(started, "anna")) == (2, 0)

    started.commit(mark_seen(_grant("sofie"), Seen(events=1), NOW))
    assert (_new(started, "sofie"), _new(started, "tom")) == (1, 2)

    started.commit(_entry("sofie", registration_id, NewGoal(text="Rust")))
    assert (_new(started, "sofie"), _new(started, "anna")) == (1, 1)


def test_the_trail_names_fields_and_people_and_no_values(started, registration_id):
    started.commit(_entry("sofie", registration_id, NewGoal(text="Een geheim doel")))

    events = _events(started)

    assert [event["action"] for event in events] == [
        "dossier:start",
        "registration:open",
        "goal:add",
    ]
    assert events[-1]["by"]["id"] == CAST["sofie"].id
    assert events[-1]["fields"] == ["text"]
    assert "geheim" not in str(events)


def test_pages_follow_each_other_and_a_page_never_repeats(started):
    ids = [started.commit(_open(now=NOW + timedelta(seconds=n))).id for n in range(30)]

    first = _list(started)
    second = _list(started, cursor=first["cursor"])

    assert [item["id"] for item in first["items"] + second["items"]] == ids[::-1]
    assert second["cursor"] is None


def test_minutes_are_shown_on_the_side_of_the_clb_only(started):
    made = started.commit(_open(new=NEW.model_copy(update={"duration_minutes": 45}))).id

    assert _read(started, made, "anna")["duration_minutes"] == 45
    assert "duration_minutes" not in _read(started, made, "sofie")
    assert "duration_minutes" not in _list(started, "sofie")["items"][0]


def test_the_names_behind_the_ids_come_from_access(started):
    people = json.loads(started.people(_grant("sofie"), "2026-11-23T08:00:00.000Z").json)["items"]

    assert {person["name"] for person in people if person["side"] == "clb"} == {
        CAST[who].name for who in ("anna", "bert", "clara")
    }
    assert all(person["active"] for person in people)
    owners = {person["name"] for person in people if person["may_own"]}
    assert owners == {CAST[who].name for who in ("anna", "bert")}


def _standing(store, who):
    return store.desk.standings(caller(who))[0].rows[0]


def _waiting(store, who):
    return _standing(store, who).waiting


def _new(store, who):
    return _standing(store, who).new


def _set(dynamodb, tables, registration_id, **attributes):
    dynamodb.update_item(
        TableName=tables.dossiers,
        Key={"pk": {"S": f"DOSSIER#{DOSSIER}"}, "sk": {"S": f"REG#{registration_id}"}},
        UpdateExpression="SET " + ", ".join(f"#{n} = :{n}" for n in attributes),
        ExpressionAttributeNames={f"#{n}": n for n in attributes},
        ExpressionAttributeValues={f":{n}": v for n, v in attributes.items()},
    )
