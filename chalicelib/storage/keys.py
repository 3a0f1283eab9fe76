"""Every key of both tables, in one place; those of parts are made in the ``…_keys`` beside it.

DossierTable    pk                    sk                              holds
                DOSSIER#<d>           DOSSIER                         the dossier
                                      REG#<r>                         a registration
                                      REG#<r>#REPLY#<id>, #GOAL#…, #AGREEMENT#…   its thread
                                      REG#<r>#DOC#<doc>               what is attached to it
                                      DOC#<doc>                       a document
                                      DOCVERSION#<doc>#<n>            each of its files
                                      YEAREXPORT#<id>                 what is taken along of a year
                                      LEFT#<r>                        what is left of one that ends
                ORG#<nr>              ORG                             an institution
                                      ACCESS#<person>                 who may enter now
                                      DOSSIER#<d>                     its dossiers
                                      DOSSIER#<d>#TODO#<r>#<what>     what waits for it
                                      MESSAGE#<id>                    what its staff reports
                                      ASSIGNMENT#<person>             what they were given, ever
                                      ADMINS                          its administrators, counted
                                      INVITATION#<id>                 who is awaited
                                      EXPORT#<id>                     a list that was taken along
                                      YEAREXPORT#<id>                 of all schools of a CLB
                                      WORD#<folded word>              what is no name in its texts
                                      OWNS#<person>                   how much of theirs is open
                                      HANDOVER#<id>                   from one person to another
                                      HANDED#<id>#<part>              what a step of it moved
                                      DELEGATE#<owner>#<person>       who acts for whom
                OPERATOR              MESSAGE#<id>                    what anybody reports
                PERSON#<id>           SEEN#<d>                        what they have seen
                                      PREFERENCES                     what they are mailed, and when
                                      NOTICE#<what>                   what they are to be told
                ONCE#<person>#<key>   ONCE                            a request already answered

ByDossier       DOSSIER#<d>           <last_activity_at>#<r>          latest activity first
                TRASH#<d>             <trashed_at>#<r>[#REPLY#<id>]   its trash
ByYear          CLB#<nr>#<year>       <school>#<activity_date>#<r>    the year overview
ByOwner         OWNER#<clb>#<person>  <school>#<r>                    handover
ByPerson        PERSON#<id>           ORG#<nr>#ACCESS                 the rights of a person
                                      DELEGATE#<nr>#<owner>           for whom they act
                INVITED#<e-mail>      ORG#<nr>#<id>                   who is awaited at an address
ByDue           CLOSED#<year>#<0-15>  <r>                             retention
                TRASHED#<day>         <d>#<r>[#REPLY#<id>]            the end of the trash
                                      <d>#DOC#<doc>
                ADMINS#<yyyy-mm>      <moment>#<nr>                   the last administrator ends
                ENDING#<yyyy-mm>      <day>#<nr>#<person>             the next end of their rights
                DUE#<day>             <nr>#DOSSIER#<d>#TODO#…         what waits until that day
                UNDECIDED#<day>       <d>#<doc>#<n>                   a file that is not judged yet,
                                                                      or not confirmed
                HANDOVERS             <nr>#<id>                       those under way
                NOTICES#<how>#<0-3>   <person>#<moment>               what is still to be mailed
                EXPORTS               <d or nr>#<id>                  those that are being made

AuditTable      DOSSIER#<d>           <moment>#<subject>#<version>    who did what, never changed
                ORG#<nr>, OPERATOR    the same                        who sent a message, changed
                                                                      rights or the list of words
                DESTROYED#<clb>       <moment>#<id>                   what is gone for ever
"""

from collections.abc import Callable, Mapping
from typing import Any

from ..domain.allowed_words import key_of
from ..domain.decisions import Subject
from ..domain.documents_model import Document, Download
from ..domain.exports_model import Export, ExportDownload
from ..domain.model import AllowedWord, Dossier, Entry, Message, Registration, SeenMark
from ..domain.preferences_model import Preferences
from ..domain.retention import Hold
from ..domain.rights import Exported, Invitation, Rights, RightsFrom, Succession
from ..domain.staffing import Delegation, Handover
from ..domain.words import EntryKind
from . import document_keys, export_keys, notice_keys, rights_keys, staff_keys
from .rights_keys import Key, access, by_person, institution
from .tables import Tables

__all__ = ["Key", "Tables", "access", "by_person", "institution", "of"]


ENTRY_PREFIX = {kind: f"#{kind.upper()}#" for kind in EntryKind}


def dossier(dossier_id: str) -> Key:
    return f"DOSSIER#{dossier_id}", "DOSSIER"


def registration(dossier_id: str, registration_id: str) -> Key:
    return f"DOSSIER#{dossier_id}", f"REG#{registration_id}"


def entry(dossier_id: str, registration_id: str, kind: EntryKind, entry_id: str) -> Key:
    pk, sk = registration(dossier_id, registration_id)
    return pk, sk + ENTRY_PREFIX[kind] + entry_id


def row(number: str, dossier_id: str) -> Key:
    """The row of a dossier in the list of one of its two institutions."""
    return f"ORG#{number}", f"DOSSIER#{dossier_id}"


def todo(number: str, dossier_id: str, registration_id: str, what: str) -> Key:
    pk, sk = row(number, dossier_id)
    return pk, f"{sk}#TODO#{registration_id}#{what}"


def due(day: str, todo: Key) -> Key:
    """What waits for an institution until this day; without a key: all of that day."""
    return f"DUE#{day}", "#".join(todo).replace("ORG#", "", 1)


def seen(person_id: str, dossier_id: str) -> Key:
    return f"PERSON#{person_id}", f"SEEN#{dossier_id}"


def once(person_id: str, key: str) -> Key:
    return f"ONCE#{person_id}#{key}", "ONCE"


def by_dossier(dossier_id: str, last_activity_at: str, registration_id: str) -> Key:
    return f"DOSSIER#{dossier_id}", f"{last_activity_at}#{registration_id}"


def trash(dossier_id: str, at: str, tail: str) -> Key:
    """``tail``: the sort key of what was trashed, without ``REG#``."""
    return f"TRASH#{dossier_id}", f"{at}#{tail}"


def trashed_item(dossier_id: str, tail: str) -> Key:
    """What was trashed, by that tail."""
    sk = tail if tail.startswith("DOC#") else f"REG#{tail}"
    return f"DOSSIER#{dossier_id}", sk


def trashed(day: str, place: str) -> Key:
    """Due to be deleted, thirty days after this day."""
    return f"TRASHED#{day}", place


def by_year(clb: str, school: str, school_year: str, day: str, registration_id: str) -> Key:
    return f"CLB#{clb}#{school_year}", f"{school}#{day}#{registration_id}"


def by_owner(clb: str, school: str, person_id: str, registration_id: str) -> Key:
    return f"OWNER#{clb}#{person_id}", f"{school}#{registration_id}"


def message(number: str, message_id: str) -> Key:
    """Without a number: to the operator."""
    return f"ORG#{number}" if number else "OPERATOR", f"MESSAGE#{message_id}"


def word(number: str, folded: str) -> Key:
    """Without a word: the beginning that all of an institution share."""
    return f"ORG#{number}", f"WORD#{folded}"


def traced(subject: Subject) -> Key:
    """What the audit trail calls it by: a word by its id, since it must not hold the word."""
    pk, sk = of(subject)
    match subject:
        case AllowedWord():
            return pk, f"WORD#{subject.id}"
        case Download() | ExportDownload():  # several at the same moment are several
            return pk, f"{sk}#GET#{subject.id}"
    return pk, sk


def audit(subject: Key, at: str, version: int) -> Key:
    """The trail of what lies under a partition key lies under the same one."""
    pk, sk = subject
    return pk, f"{at}#{sk}#{version}"


def of(subject: Subject) -> Key:
    """The key of the thing that a change is about."""
    return _KEYS[type(subject)](subject)


_KEYS: Mapping[type, Callable[[Any], Key]] = {
    Dossier: lambda one: dossier(one.id),
    Hold: lambda one: dossier(one.dossier_id),
    Registration: lambda one: registration(one.dossier_id, one.id),
    Entry: lambda one: entry(one.dossier_id, one.registration_id, one.kind, one.id),
    SeenMark: lambda one: seen(one.person_id, one.dossier_id),
    Preferences: lambda one: notice_keys.preferences(one.person_id),
    Message: lambda one: message(one.institution, one.id),
    AllowedWord: lambda one: word(one.institution, key_of(one.word)),
    Handover: lambda one: staff_keys.handover(one.institution, one.id),
    Delegation: lambda one: staff_keys.delegation(one.institution, one.owner, one.delegate),
    Rights: lambda one: rights_keys.assignments(one.institution, one.person_id),
    Invitation: lambda one: rights_keys.invitation(one.institution, one.id),
    Succession: lambda one: institution(one.institution),
    RightsFrom: lambda one: institution(one.institution),
    Exported: lambda one: rights_keys.exported(one.institution, one.id),
    Document: lambda one: document_keys.document(one.dossier_id, one.id),
    Download: lambda one: document_keys.document(one.dossier_id, one.document.id),
    Export: export_keys.of,
    ExportDownload: lambda one: export_keys.of(one.export),
}
