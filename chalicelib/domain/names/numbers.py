"""Belgian numbers that point at one person: national number, account, telephone.

Every expression is bounded, so that a text of any length is read in linear time.
Sources: the national number and its BIS form, KB 3 April 1984 and Kruispuntbank; IBAN, ISO 13616;
telephone numbers, the BIPT's numbering plan; enterprise numbers, KBO.
"""

import re
from collections.abc import Iterator

from .lazy import Lazy
from .span import Certainty, Kind, Span

# Nine digits with a few signs between them: no number that is looked for here has less.
_LONG = Lazy(r"(?:\d[ \u00a0./\-–()]{0,3}){8}\d")
_RRN = Lazy(
    r"(?<![\d.,/\-])(\d{2})[. ]?(\d{2})[. ]?(\d{2})[ \-.–]{0,3}(\d{3})[ .\-–]?(\d{2})"
    r"(?![\d]|[.,/\-]\d)"
)
_RRN_LABEL = Lazy(r"rijksregister|\brr\b|\brrn\b|insz|nationaal\s{1,9}n|\bbis\b|\bniss\b", re.I)
_IBAN = Lazy(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ .\-]?[A-Za-z0-9]{4}){2,7}(?:[ ]?\d{1,3})?(?!\d)"
)
_BE_IBAN = Lazy(r"(?<![A-Za-z0-9])[Bb][Ee]\d{2}(?:[ .\-]?\d{4}){3}(?!\d)")
_SIGN = r"[ \u00a0./\-–]"
_PHONE = Lazy(
    rf"(?<![\w.,/\-+])(?:(?:\+|00 ?)\d{{1,3}}{_SIGN}{{0,2}}(?:\(0\){_SIGN}?)?|\(?0)"
    rf"\d{{1,4}}\)?(?:{_SIGN}{{0,2}}\d{{2,8}}){{0,5}}(?![\d]|[.,/\-]\d)"
)
# Antwerp, Brussels, Ghent and Liège have a zone of two digits; 070 to 090 are lines of services.
_ZONES = r"0[2349](?:\d{7})?|0[15678]\d(?:\d{2,6})?|090\d?(?:\d{5})?"
_DATE = Lazy(r"\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}(?!\d)")
_ENTERPRISE = Lazy(
    r"(?:ondernemings?n|\bkbo\b|\bbtw\b|\bbce\b|\btva\b|factuur|order|dossier)", re.I
)


def has_long(text: str) -> bool:
    """Whether any of the numbers below can stand in ``text``."""
    return _LONG.search(text) is not None


def _checks_out(digits: str) -> bool:
    """Whether the last two of eleven digits follow from the first nine, before or since 2000."""
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    if month > 12 or day > 31 or int(digits[2:4]) > 52:
        return False
    number, check = int(digits[:9]), int(digits[9:])
    return check in (97 - number % 97, 97 - (2_000_000_000 + number) % 97)


def national_numbers(text: str) -> Iterator[Span]:
    """With a right checksum, or, with a slip in it, after the word that announces one."""
    for found in _RRN.finditer(text):
        digits = "".join(found.groups())
        announced = _RRN_LABEL.search(text, max(0, found.start() - 40), found.start())
        if _checks_out(digits):
            yield _span(found, Kind.RRN, "rijksregisternummer")
        elif announced and "." in found.group():
            yield _span(found, Kind.RRN, "rijksregisternummer met een schrijffout")


def _is_account(written: str) -> bool:
    signs = re.sub(r"[ .\-]", "", written).upper()
    if not 15 <= len(signs) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def accounts(text: str) -> Iterator[Span]:
    for pattern in (_BE_IBAN, _IBAN):
        for found in pattern.finditer(text):
            if _is_account(found.group()):
                yield _span(found, Kind.IBAN, "rekeningnummer")


def _is_national_call(written: str, digits: str) -> bool:
    """Nine digits for a line, ten for a mobile; grouped as people group them, not as a date."""
    groups = re.findall(r"\d+", written)
    if len(digits) == 9:
        return re.fullmatch(_ZONES, groups[0]) is not None
    if len(digits) != 10 or digits[1] != "4":
        return False
    return len(groups[0]) in (3, 4, 6, 7, 10) or {len(group) for group in groups} == {2}


def _is_enterprise(written: str, digits: str) -> bool:
    plain = re.fullmatch(r"[01]\d{3}\.\d{3}\.\d{3}", written)
    return bool(plain) and 97 - int(digits[:8]) % 97 == int(digits[8:])


def _is_call(written: str) -> bool:
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.startswith("+"):
        return 9 <= len(digits) <= 14
    if digits.startswith("00"):
        return 11 <= len(digits) <= 16
    return _is_national_call(written, digits) and not _is_enterprise(written, digits)


def telephones(text: str) -> Iterator[Span]:
    for found in _PHONE.finditer(text):
        written = found.group()
        before = max(0, found.start() - 24)
        if _DATE.match(written) or _ENTERPRISE.search(text, before, found.start()):
            continue
        if _is_call(written):
            yield _span(found, Kind.PHONE, "telefoonnummer")


def _span(found: re.Match[str], kind: Kind, reason: str) -> Span:
    return Span(found.start(), found.end(), kind, Certainty.SURE, reason)
