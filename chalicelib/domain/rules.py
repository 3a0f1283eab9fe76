"""The table: who may do what. ``policy`` asks it; nobody else does."""

from collections.abc import Mapping, Set
from enum import StrEnum

from .caller import Role


class Relation(StrEnum):
    AT_CLB = "at_clb"  # the role is held at the CLB of the dossier
    AT_SCHOOL = "at_school"  # the role is held at the school of the dossier
    OWNER = "owner"  # eigenaar of the registration
    DELEGATE = "delegate"  # acts for the owner during a leave
    AUTHOR = "author"  # of the reply, or of the latest file of the document
    SHARER = "sharer"  # works on the side that shared the document
    AT_INSTITUTION = "at_institution"  # the role is held at the institution that it is about
    SIGNED_IN = "signed_in"  # with a role or without
    PLATFORM = "platform"  # nobody: a job of the platform itself


class Action(StrEnum):
    READ = "dossier:read"
    START_DOSSIER = "dossier:start"
    END_DOSSIER = "dossier:end"
    OPEN_REGISTRATION = "registration:open"
    REVISE_REGISTRATION = "registration:revise"
    TAKE_UP = "registration:take_up"
    CLOSE = "registration:close"
    REOPEN = "registration:reopen"
    HAND_OVER = "registration:hand_over"
    TRASH_REGISTRATION = "registration:trash"
    RESTORE_REGISTRATION = "registration:restore"
    ADD_REPLY = "reply:add"
    REVISE_REPLY = "reply:revise"
    TRASH_REPLY = "reply:trash"
    RESTORE_REPLY = "reply:restore"
    ADD_GOAL = "goal:add"
    REVISE_GOAL = "goal:revise"
    TRASH_GOAL = "goal:trash"
    RESTORE_GOAL = "goal:restore"
    ADD_AGREEMENT = "agreement:add"
    REVISE_AGREEMENT = "agreement:revise"
    TRASH_AGREEMENT = "agreement:trash"
    RESTORE_AGREEMENT = "agreement:restore"
    SHARE_DOCUMENT = "document:share"
    REVISE_DOCUMENT = "document:revise"
    ADD_VERSION = "document:add_version"
    RESTORE_VERSION = "document:restore_version"
    REPORT_UPLOAD = "document:report_upload"
    READ_FOUND_NAMES = "document:read_names"
    CONFIRM_NAMES = "document:confirm_names"
    TRASH_DOCUMENT = "document:trash"
    RESTORE_DOCUMENT = "document:restore"
    DOWNLOAD = "document:download"
    JUDGE = "document:judge"
    PURGE = "document:purge"
    SEND_MESSAGE = "message:send"
    SEND_TO_OPERATOR = "message:send_to_operator"
    READ_MESSAGES = "message:read"
    CHECK_NAMES = "names:check"
    READ_WORDS = "word:read"
    ADD_WORD = "word:add"
    REMOVE_WORD = "word:remove"


_PARTNERS = {(Role.CLB, Relation.AT_CLB), (Role.SCHOOL, Relation.AT_SCHOOL)}
_CLB = (Role.CLB, Relation.AT_CLB)
_CLB_ADMIN = (Role.ADMIN, Relation.AT_CLB)
_OWNER = (Role.CLB, Relation.OWNER)
_KEEPERS = {_OWNER, (Role.CLB, Relation.DELEGATE), _CLB_ADMIN}
_AUTHORS = {(Role.CLB, Relation.AUTHOR), (Role.SCHOOL, Relation.AUTHOR)}
_SHARERS = {(Role.CLB, Relation.SHARER), (Role.SCHOOL, Relation.SHARER)}
_PLATFORM = {(None, Relation.PLATFORM)}
_STAFF = {(role, Relation.AT_INSTITUTION) for role in Role}
_LOCAL_ADMIN = (Role.ADMIN, Relation.AT_INSTITUTION)
_ANYBODY = (None, Relation.SIGNED_IN)

RULES: Mapping[Action, Set[tuple[Role | None, Relation]]] = {
    Action.READ: {*_PARTNERS, _CLB_ADMIN},
    Action.START_DOSSIER: {_CLB_ADMIN},
    Action.END_DOSSIER: {_CLB_ADMIN},
    Action.OPEN_REGISTRATION: {_CLB},
    Action.REVISE_REGISTRATION: _KEEPERS,
    Action.TAKE_UP: _KEEPERS,
    Action.CLOSE: _KEEPERS,
    Action.REOPEN: _KEEPERS,
    Action.HAND_OVER: {_OWNER, _CLB_ADMIN},
    Action.TRASH_REGISTRATION: _KEEPERS,
    Action.RESTORE_REGISTRATION: _KEEPERS,
    Action.ADD_REPLY: _PARTNERS,
    Action.REVISE_REPLY: _AUTHORS,
    Action.TRASH_REPLY: _AUTHORS,
    Action.RESTORE_REPLY: _AUTHORS,
    Action.ADD_GOAL: _PARTNERS,
    Action.REVISE_GOAL: _PARTNERS,
    Action.TRASH_GOAL: _PARTNERS,
    Action.RESTORE_GOAL: _PARTNERS,
    Action.ADD_AGREEMENT: _PARTNERS,
    Action.REVISE_AGREEMENT: _PARTNERS,
    Action.TRASH_AGREEMENT: _PARTNERS,
    Action.RESTORE_AGREEMENT: _PARTNERS,
    Action.SHARE_DOCUMENT: _PARTNERS,
    Action.REVISE_DOCUMENT: _PARTNERS,
    Action.ADD_VERSION: _PARTNERS,
    Action.RESTORE_VERSION: _PARTNERS,
    Action.REPORT_UPLOAD: _AUTHORS,
    Action.READ_FOUND_NAMES: _AUTHORS,
    Action.CONFIRM_NAMES: _AUTHORS,
    Action.TRASH_DOCUMENT: _SHARERS,
    Action.RESTORE_DOCUMENT: _SHARERS,
    Action.DOWNLOAD: {*_PARTNERS, _CLB_ADMIN},
    Action.JUDGE: _PLATFORM,
    Action.PURGE: _PLATFORM,
    Action.SEND_MESSAGE: _STAFF,
    Action.SEND_TO_OPERATOR: {_ANYBODY},
    Action.READ_MESSAGES: {_LOCAL_ADMIN},
    Action.CHECK_NAMES: {*_PARTNERS, _CLB_ADMIN},  # who writes here, some of it or all
    Action.READ_WORDS: {_LOCAL_ADMIN},
    Action.ADD_WORD: {_LOCAL_ADMIN},
    Action.REMOVE_WORD: {_LOCAL_ADMIN},
}
