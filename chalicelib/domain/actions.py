"""What can be done, and how somebody can stand to what they do it to: the words of the policy."""

from enum import StrEnum


class Relation(StrEnum):
    AT_CLB = "at_clb"  # the role is held at the CLB of the dossier
    AT_SCHOOL = "at_school"  # the role is held at the school of the dossier
    OWNER = "owner"  # eigenaar of the registration
    DELEGATE = "delegate"  # acts for the owner during a leave
    AUTHOR = "author"  # of the reply, or of the latest file of the document
    SHARER = "sharer"  # works on the side that shared the document
    AT_INSTITUTION = "at_institution"  # the role is held at the institution that it is about
    SELF = "self"  # it is about themselves, at the institution
    PROPOSER = "proposer"  # their side proposed what is to be confirmed
    ASKED = "asked"  # it is to be confirmed by their side
    SIGNED_IN = "signed_in"  # with a role or without
    INVITED = "invited"  # by the local administrator, at an address that is theirs
    PLATFORM = "platform"  # nobody: a job of the platform itself
    OPERATOR = "operator"  # whoever runs the platform, by a command and not over HTTP


class Action(StrEnum):
    READ = "dossier:read"
    READ_OVERVIEW = "overview:read"
    READ_OVERVIEW_OF_CLB = "overview:read_of_clb"
    START_DOSSIER = "dossier:start"
    END_DOSSIER = "dossier:end"
    PROPOSE_NUMBER = "number:propose"
    CONFIRM_NUMBER = "number:confirm"
    DECLINE_NUMBER = "number:decline"
    WITHDRAW_NUMBER = "number:withdraw"
    OPEN_REGISTRATION = "registration:open"
    REVISE_REGISTRATION = "registration:revise"
    TAKE_UP = "registration:take_up"
    CLOSE = "registration:close"
    REOPEN = "registration:reopen"
    HAND_OVER = "registration:hand_over"
    TAKE_BACK = "registration:take_back"
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
    READ_COLLEAGUES = "colleague:read"
    READ_ORPHANS = "orphan:read"
    LIST_HANDOVERS = "handover:list"
    READ_HANDOVER = "handover:read"
    PREVIEW_HANDOVER = "handover:preview"
    START_HANDOVER = "handover:start"
    UNDO_HANDOVER = "handover:undo"
    READ_DELEGATIONS = "delegation:read"
    ADD_DELEGATION = "delegation:add"
    END_DELEGATION = "delegation:end"
    READ_RIGHTS = "rights:read"
    GRANT_RIGHTS = "rights:grant"
    CHANGE_RIGHTS = "rights:change"
    END_RIGHTS = "rights:end"
    BLOCK = "rights:block"
    UNBLOCK = "rights:unblock"
    EXPORT_RIGHTS = "rights:export"
    READ_INVITATIONS = "invitation:read"
    INVITE = "invitation:send"
    WITHDRAW_INVITATION = "invitation:withdraw"
    ACCEPT_INVITATION = "invitation:accept"
    CHECK_OWN_ACCESS = "access:check"
    GRANT_AS_OPERATOR = "rights:grant_as_operator"
    RECORD_SUCCESSION = "institution:succeed"
    SET_RIGHTS_FROM = "institution:rights_from"
    WARN_OPERATOR = "rights:warn"
