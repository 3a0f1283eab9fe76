"""The table that ``policy`` answers from: every action, and who may do it."""

from collections.abc import Mapping, Set

from .actions import Action, Relation
from .caller import Role

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
_OWN_OR_ADMIN = {(Role.CLB, Relation.SELF), _LOCAL_ADMIN}
_CLB_STAFF = {(Role.CLB, Relation.AT_INSTITUTION), _LOCAL_ADMIN}
_ASKED = {(Role.CLB, Relation.ASKED), (Role.SCHOOL, Relation.ASKED)}
_PROPOSERS = {(Role.CLB, Relation.PROPOSER), (Role.SCHOOL, Relation.PROPOSER)}
# Who asked for it: what a CLB takes along holds more than what its school does.
_EXPORTERS = {*_AUTHORS, (Role.ADMIN, Relation.AUTHOR)}
_OWN = {(Role.CLB, Relation.SELF), (Role.ADMIN, Relation.SELF)}
_ANYBODY = (None, Relation.SIGNED_IN)
_OPERATOR = (None, Relation.OPERATOR)

RULES: Mapping[Action, Set[tuple[Role | None, Relation]]] = {
    Action.READ: {*_PARTNERS, _CLB_ADMIN},
    Action.READ_OVERVIEW: {*_PARTNERS, _CLB_ADMIN},
    Action.READ_OVERVIEW_OF_CLB: _CLB_STAFF,
    Action.EXPORT: {*_PARTNERS, _CLB_ADMIN},
    Action.EXPORT_OF_CLB: _CLB_STAFF,
    Action.LIST_EXPORTS: {*_PARTNERS, _CLB_ADMIN},
    Action.LIST_EXPORTS_OF_CLB: _CLB_STAFF,
    Action.READ_EXPORT: _EXPORTERS,
    Action.DOWNLOAD_EXPORT: _EXPORTERS,
    Action.READ_EXPORT_OF_CLB: _OWN,
    Action.DOWNLOAD_EXPORT_OF_CLB: _OWN,
    Action.MAKE_EXPORT: _PLATFORM,
    Action.START_DOSSIER: {_CLB_ADMIN},
    Action.END_DOSSIER: {_CLB_ADMIN},
    Action.PROPOSE_NUMBER: _PARTNERS,
    Action.CONFIRM_NUMBER: _ASKED,
    Action.DECLINE_NUMBER: _ASKED,
    Action.WITHDRAW_NUMBER: _PROPOSERS,
    Action.OPEN_REGISTRATION: {_CLB},
    Action.REVISE_REGISTRATION: _KEEPERS,
    Action.TAKE_UP: _KEEPERS,
    Action.CLOSE: _KEEPERS,
    Action.REOPEN: _KEEPERS,
    Action.HAND_OVER: {_OWNER, _CLB_ADMIN},
    Action.TAKE_BACK: {_CLB, _CLB_ADMIN},  # within a handover that they may undo, and no other way
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
    Action.PURGE_REGISTRATION: _PLATFORM,
    Action.PURGE_REPLY: _PLATFORM,
    Action.PURGE_GOAL: _PLATFORM,
    Action.PURGE_AGREEMENT: _PLATFORM,
    Action.DETACH: _PLATFORM,
    Action.PROPOSE_CLOSING: _PLATFORM,
    Action.HOLD: {_OPERATOR},
    Action.RELEASE: {_OPERATOR},
    Action.READ_DESTROYED: {_LOCAL_ADMIN},
    Action.SEND_MESSAGE: _STAFF,
    Action.SEND_TO_OPERATOR: {_ANYBODY},
    Action.READ_MESSAGES: {_LOCAL_ADMIN},
    Action.CHECK_NAMES: {*_PARTNERS, _CLB_ADMIN},  # who writes here, some of it or all
    Action.READ_WORDS: {_LOCAL_ADMIN},
    Action.ADD_WORD: {_LOCAL_ADMIN},
    Action.REMOVE_WORD: {_LOCAL_ADMIN},
    Action.READ_COLLEAGUES: _CLB_STAFF,
    Action.READ_ORPHANS: {_LOCAL_ADMIN},
    Action.LIST_HANDOVERS: _CLB_STAFF,
    Action.READ_HANDOVER: _OWN_OR_ADMIN,
    Action.PREVIEW_HANDOVER: _OWN_OR_ADMIN,
    Action.START_HANDOVER: _OWN_OR_ADMIN,
    Action.UNDO_HANDOVER: _OWN_OR_ADMIN,
    Action.READ_DELEGATIONS: _CLB_STAFF,
    Action.ADD_DELEGATION: _OWN_OR_ADMIN,
    Action.END_DELEGATION: _OWN_OR_ADMIN,
    Action.READ_RIGHTS: {_LOCAL_ADMIN},
    Action.GRANT_RIGHTS: {_LOCAL_ADMIN},
    Action.CHANGE_RIGHTS: {_LOCAL_ADMIN},
    Action.END_RIGHTS: {_LOCAL_ADMIN},
    Action.BLOCK: {_LOCAL_ADMIN},
    Action.UNBLOCK: {_LOCAL_ADMIN},
    Action.EXPORT_RIGHTS: {_LOCAL_ADMIN},
    Action.READ_INVITATIONS: {_LOCAL_ADMIN},
    Action.INVITE: {_LOCAL_ADMIN},
    Action.WITHDRAW_INVITATION: {_LOCAL_ADMIN},
    Action.ACCEPT_INVITATION: {(None, Relation.INVITED)},
    Action.CHECK_OWN_ACCESS: {_ANYBODY},
    Action.GRANT_AS_OPERATOR: {_OPERATOR},
    Action.RECORD_SUCCESSION: {_OPERATOR},
    Action.SET_RIGHTS_FROM: {_OPERATOR},
    Action.WARN_OPERATOR: {_OPERATOR},
    Action.READ_PREFERENCES: {_ANYBODY},
    Action.SET_PREFERENCES: {_ANYBODY},
    Action.UNSUBSCRIBE: {(None, Relation.ADDRESSEE)},
}
