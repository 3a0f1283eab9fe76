"""What is decided about a registration and in it, as the audit trail will name it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from conftest import DOSSIER, UNTIL, caller

from chalicelib.domain.caller import Role
from chalicelib.domain.decisions import Attempt
from chalicelib.domain.errors import Stale
from chalicelib.domain.identity import Access
from chalicelib.domain.model import Author, Entry, Registration, Trashed
from chalicelib.domain.policy import Action, permit
from chalicelib.domain.registrations import hand_over, restore_registration
from chalicelib.domain.sent import ToTrash
from chalicelib.domain.thread import restore_entry, trash_entry
from chalicelib.domain.words import EntryKind, Side
from local.people import CAST

AT = "2026-11-24T08:00:00.000Z"
ANNA = Author(CAST["anna"].id, "", Side.CLB)
BERT = Access(CAST["bert"].id, "114983", frozenset({Role.CLB.value}), UNTIL)
BACK = {"dossier_id": DOSSIER, "content": {}, "revised_by": ANNA.id}
OF_ANNA = Registration(
    id="r", owner=ANNA, opened_at=AT, last_activity_at=AT, active_at={}, active_by={}, **BACK
)
REPLY = Entry(EntryKind.REPLY, "e", registration_id="r", author=ANNA, added_at=AT, **BACK)


def attempt(action, about, read=1, who="anna"):
    grant = permit(caller(who), action, DOSSIER, about)
    return Attempt(grant, read, datetime(2026, 11, 24, 8, tzinfo=UTC))


def test_a_new_owner_is_named_and_the_same_one_changes_nothing():
    given = hand_over(attempt(Action.HAND_OVER, OF_ANNA), OF_ANNA, BERT)
    assert (given.fields, given.to, given.staff) == (("owner",), BERT.person_id, (BERT,))
    again = hand_over(attempt(Action.HAND_OVER, given.after, 2, "bert"), given.after, BERT)
    assert (again.fields, again.after) == ((), given.after)


def test_the_way_back_from_the_trash_is_named_and_is_no_change_from_elsewhere():
    trashed = replace(OF_ANNA, trashed=Trashed(AT, ANNA.id, "Dubbel"))
    restored = restore_registration(attempt(Action.RESTORE_REGISTRATION, trashed), trashed, ())
    assert (restored.fields, restored.after.trashed) == (("trashed",), None)
    again = restore_registration(attempt(Action.RESTORE_REGISTRATION, OF_ANNA), OF_ANNA, ())
    assert (again.fields, again.after) == ((), OF_ANNA)


def test_a_contribution_goes_to_the_trash_and_back_by_that_name():
    gone = trash_entry(attempt(Action.TRASH_REPLY, REPLY), OF_ANNA, REPLY, ToTrash(reason="Dubbel"))
    assert (gone.fields, gone.after.trashed) == (("trashed",), Trashed(AT, ANNA.id, "Dubbel"))
    back = restore_entry(attempt(Action.RESTORE_REPLY, gone.after, 2), OF_ANNA, gone.after)
    assert (back.fields, back.after.trashed, back.after.version) == (("trashed",), None, 3)


def test_what_changed_meanwhile_is_shown_as_that_side_may_see_it():
    with pytest.raises(Stale) as refused:
        trash_entry(attempt(Action.TRASH_REPLY, REPLY, 7), OF_ANNA, REPLY, ToTrash(reason="x"))
    assert (refused.value.current, refused.value.side) == (REPLY, Side.CLB)
