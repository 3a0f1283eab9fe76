"""The words of the field, as they stand in the API; docs/words.md has the Dutch for each."""

from enum import StrEnum


class Side(StrEnum):
    """The two partners of a dossier."""

    CLB = "clb"
    SCHOOL = "school"

    @property
    def other(self) -> "Side":
        return Side.SCHOOL if self is Side.CLB else Side.CLB


class Activity(StrEnum):
    """Kernactiviteit: the decretal task of the CLB that a registration serves."""

    SIGNAL = "signal"
    CONSULTATION = "consultation"
    TEAM_SUPPORT = "team_support"


class Domain(StrEnum):
    """Begeleidingsdomein."""

    LEARNING = "learning"
    SCHOOL_CAREER = "school_career"
    WELLBEING = "wellbeing"
    PREVENTIVE_HEALTH = "preventive_health"


class CarePhase(StrEnum):
    """Fase in het zorgcontinuüm."""

    BROAD_BASIC = "broad_basic"
    INCREASED = "increased"
    EXTENDED = "extended"


class ContactForm(StrEnum):
    """How the CLB and the team met: ter plaatse, telefonisch, online, schriftelijk."""

    ON_SITE = "on_site"
    PHONE = "phone"
    ONLINE = "online"
    WRITTEN = "written"


class ReplyKind(StrEnum):
    STEP_TAKEN = "step_taken"
    STEP_PLANNED = "step_planned"
    RESULT = "result"
    QUESTION = "question"
    REMARK = "remark"


class EffectLevel(StrEnum):
    """Where a goal wants an effect: bij leerlingen, in het schoolteam, in het schoolbeleid."""

    PUPILS = "pupils"
    TEAM = "team"
    POLICY = "policy"


class Party(StrEnum):
    CLB = "clb"
    SCHOOL = "school"
    BOTH = "both"


class Status(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"


class EntryKind(StrEnum):
    """What a thread is made of."""

    REPLY = "reply"
    GOAL = "goal"
    AGREEMENT = "agreement"


class GoalStatus(StrEnum):
    OPEN = "open"
    REACHED = "reached"
    PARTLY = "partly"
    DROPPED = "dropped"


class AgreementStatus(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"


class DocumentKind(StrEnum):
    """Samenwerkingsafspraken, verslag, materiaal, andere."""

    COOPERATION_AGREEMENT = "cooperation_agreement"
    REPORT = "report"
    MATERIAL = "material"
    OTHER = "other"


class FileState(StrEnum):
    """What is known of an uploaded file: only a clean one can be downloaded."""

    PENDING = "pending"  # not uploaded yet, or not judged yet
    CLEAN = "clean"
    FLAGGED = "flagged"  # somebody seems to be named in it: its sharer confirms or replaces it
    REFUSED = "refused"


class DossierStatus(StrEnum):
    """An ended dossier is read by both and written by nobody."""

    ACTIVE = "active"
    ENDED = "ended"


class MessageSubject(StrEnum):
    """Onderwerp: fout in het systeem, vraag, idee."""

    FAULT = "fault"
    QUESTION = "question"
    IDEA = "idea"


class Which(StrEnum):
    """Which registrations go along in a handover: alle, of alleen wat niet afgerond is."""

    OPEN = "open"
    ALL = "all"


class ExportKind(StrEnum):
    """What is taken along of a school year: jaaroverzicht, registraties, doorlichtingsbundel."""

    OVERVIEW = "overview"
    REGISTRATIONS = "registrations"
    BUNDLE = "bundle"


class ExportFormat(StrEnum):
    """HTML is for printing, on paper or as a PDF."""

    CSV = "csv"
    XLSX = "xlsx"
    HTML = "html"


class ExportState(StrEnum):
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class HandoverState(StrEnum):
    """Stopped: the right of who started it, or of who gets it, ended on the way."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    UNDOING = "undoing"
    UNDONE = "undone"
    UNDO_STOPPED = "undo_stopped"
