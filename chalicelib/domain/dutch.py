"""The words of the field as people read them, where a file is written; as in ``web/src/words``."""

from .words import (
    Activity,
    AgreementStatus,
    CarePhase,
    ContactForm,
    Domain,
    EffectLevel,
    GoalStatus,
    Party,
    ReplyKind,
    Side,
    Status,
)

SIDE = {Side.CLB: "CLB", Side.SCHOOL: "School"}
ACTIVITY = {
    Activity.SIGNAL: "Signaalfunctie",
    Activity.CONSULTATION: "Consultatieve leerlingenbegeleiding",
    Activity.TEAM_SUPPORT: "Ander versterken van het schoolteam",
}
DOMAIN = {
    Domain.LEARNING: "Leren en studeren",
    Domain.SCHOOL_CAREER: "Onderwijsloopbaan",
    Domain.WELLBEING: "Psychisch en sociaal functioneren",
    Domain.PREVENTIVE_HEALTH: "Preventieve gezondheidszorg",
}
CARE_PHASE = {
    CarePhase.BROAD_BASIC: "Brede basiszorg",
    CarePhase.INCREASED: "Verhoogde zorg",
    CarePhase.EXTENDED: "Uitbreiding van zorg",
}
CONTACT_FORM = {
    ContactForm.ON_SITE: "Ter plaatse",
    ContactForm.PHONE: "Telefonisch",
    ContactForm.ONLINE: "Online",
    ContactForm.WRITTEN: "Schriftelijk",
}
STATUS = {Status.OPEN: "Open", Status.IN_PROGRESS: "In opvolging", Status.CLOSED: "Afgerond"}
REPLY = {
    ReplyKind.STEP_TAKEN: "Gezette stap",
    ReplyKind.STEP_PLANNED: "Geplande stap",
    ReplyKind.RESULT: "Resultaat",
    ReplyKind.QUESTION: "Vraag",
    ReplyKind.REMARK: "Opmerking",
}
GOAL = {
    GoalStatus.OPEN: "Open",
    GoalStatus.REACHED: "Bereikt",
    GoalStatus.PARTLY: "Deels bereikt",
    GoalStatus.DROPPED: "Losgelaten",
}
EFFECT = {
    EffectLevel.PUPILS: "Bij leerlingen",
    EffectLevel.TEAM: "In het schoolteam",
    EffectLevel.POLICY: "In het schoolbeleid",
}
AGREEMENT = {
    AgreementStatus.OPEN: "Open",
    AgreementStatus.KEPT: "Nagekomen",
    AgreementStatus.DROPPED: "Losgelaten",
}
PARTY = {Party.CLB: "CLB", Party.SCHOOL: "School", Party.BOTH: "CLB en school"}
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
TEXTS = {
    "description": "Aanleiding",
    "understanding": "Hoe begrijpen we dit?",
    "advice": "Advies",
    "outcome": "Resultaat",
}


def month(of: str) -> str:
    """``2026-09`` → ``september 2026``."""
    return f"{_MONTHS[int(of[5:7]) - 1]} {of[:4]}"


def day(of: str) -> str:
    """``2026-09-01`` → ``1 september 2026``."""
    return f"{int(of[8:10])} {month(of)}"
