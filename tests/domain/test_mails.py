"""What a mail says: that there is something, for which school and where, and nothing else."""

import re
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import NotFound
from chalicelib.domain.mail_pages import Part, Said, as_html
from chalicelib.domain.mails import digest, invitation, to_operator
from chalicelib.domain.notices import ALWAYS, Kind, Notice
from chalicelib.domain.unsubscribing import person_of, token_of

ORIGIN, AT = "https://dossier.example", "2026-11-24T06:20:00.000Z"
NAMES = {"030569": "Basisschool 't Kompas", "041233": "GO! atheneum De Linde"}


def notice(kind=Kind.REGISTRATIONS, dossier="114983-030569", key="k", page="", at_="114983"):
    return Notice("p1", kind, at_, key, AT, dossier, page)


def mail(*notices, names=NAMES):
    return digest("a@b.example", notices, names, ORIGIN, "TOKEN")


def words(html):
    """What is read of HTML, with where its links lead."""
    body = re.sub("(?s)^.*<body>", "", html)
    body = re.sub('<a href="([^"]*)">([^<]*)</a>', r"\2 \1", body)
    return unescape(re.sub("<[^>]*>", " ", body)).split()


def plainly(said):
    """Without what only marks a list, a signature or a link in plain text."""
    return [one.removesuffix(":") for one in said if one not in ("-", "--")]


def test_one_school_is_named_in_the_subject_and_more_are_counted():
    here, there = notice(), notice(dossier="114983-041233")
    assert mail(here).subject == "Nieuw in het samenwerkingsdossier: Basisschool 't Kompas"
    assert mail(here, there).subject.endswith(": 2 scholen of instellingen")


def test_what_is_the_same_is_counted_by_school_with_what_waits_first():
    text = mail(
        notice(key="1", page="/dossiers/114983-030569/registraties/r1"),
        notice(key="2", page="/dossiers/114983-030569/registraties/r2"),
        notice(Kind.WAITING, key="3", page="/dossiers/114983-030569/registraties/r3"),
        notice(Kind.MESSAGES, "", page="/instellingen/041233/meldingen", at_="041233"),
    ).text
    assert (
        "Basisschool 't Kompas\n"
        "- Er wacht iets op uw antwoord\n"
        "  https://dossier.example/dossiers/114983-030569/registraties/r3\n"
        "- 2 nieuwe registraties of reacties\n"
        "  https://dossier.example/dossiers/114983-030569\n"
    ) in text
    assert (
        "GO! atheneum De Linde\n"
        "- 1 nieuw bericht van het contactformulier\n"
        "  https://dossier.example/instellingen/041233/meldingen\n"
    ) in text


@pytest.mark.parametrize("kind", sorted(set(Kind) - ALWAYS))
@pytest.mark.parametrize("count", [1, 2])
def test_each_kind_is_said_in_both_forms_alike(kind, count):
    made = mail(*(notice(kind, key=str(number)) for number in range(count)))
    assert plainly(made.text.split()) == plainly(words(made.html))


_PARTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=8, max_size=40)


@settings(max_examples=40, deadline=None)
@given(text=_PARTS)
def test_no_text_of_a_dossier_can_come_into_a_mail(text):
    """A notice that somebody would keep with a text in its key says nothing of it."""
    made = mail(notice(key=f"REG#{text}"))
    same = mail(notice(key="another"))
    assert (made.subject, made.text, made.html) == (same.subject, same.text, same.html)


@given(name=_PARTS)
def test_the_name_of_an_institution_breaks_no_mail(name):
    """Whatever the ministry calls it: it stays on its line, and in its element."""
    made = mail(notice(), names={"030569": f"<b>{name}\r\nBcc: x@y.example"})
    assert "\n" not in made.subject
    assert "<b>" not in made.html


def test_an_invitation_says_until_when_and_has_nothing_to_end():
    made = invitation("a@b.example", "Basisschool 't Kompas", "2026-12-08", ORIGIN)
    assert "tot en met 8 december 2026." in made.text
    assert made.unsubscribe == ""
    assert to_operator("o@p.example", 2, ORIGIN).subject.endswith(
        "2 nieuwe berichten voor de operator"
    )


EVIL = """<b>"Ja" & 'nee'</b>"""


def test_wherever_a_text_stands_it_stays_a_text():
    """In the title, a sentence, a heading, a link and where it leads, above and below."""
    link = (EVIL, f"{ORIGIN}/?a=1&b={EVIL}")
    html = as_html(Said(EVIL, (EVIL,), [Part(EVIL, [link])], EVIL, EVIL, (link,)))

    assert "<b>" not in html
    assert {'"Ja"', "'nee'"} & set(html.split()) == set()
    assert html.count(escape(EVIL)) == 10  # twice the title; both links say it, and lead to it
    assert html.count(f'<a href="{escape(link[1])}">') == 2


def test_each_mail_says_why_it_came_and_that_it_holds_nothing():
    new = "In deze mail staat met opzet geen inhoud. Meld u aan om te lezen wat er staat."
    works = "U krijgt deze mail omdat u werkt met het samenwerkingsdossier."
    invited = (
        "De lokale beheerder van De Brug nodigt u uit om mee te werken in het"
        " samenwerkingsdossier, dat CLB en school delen."
    )
    once = "U krijgt deze mail één keer, omdat iemand dit adres opgaf."
    not_here = "Werkt u hier niet? Dan hoeft u niets te doen."
    nothing = "In deze mail staat met opzet geen inhoud."
    operator = "U krijgt deze mail als operator van het platform."
    for made, sentences in (
        (mail(notice()), [new, works]),
        (invitation("a@b.example", "De Brug", "2026-12-08", ORIGIN), [invited, not_here, once]),
        (to_operator("o@p.example", 2, ORIGIN), [nothing, operator]),
    ):
        for sentence in sentences:
            assert sentence in made.text.splitlines()
            assert f"<p>{sentence}</p>" in made.html


# --- the token


@given(
    person=st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=128)
)
def test_a_token_says_for_whom_it_is(person):
    assert person_of(token_of(person, "secret"), "secret") == person


@given(st.data())
def test_a_token_that_was_changed_is_none(data):
    token = token_of("5d0c1e5a-0000-4000-8000-0000000000a1", "secret")
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from("ABCdef012-_é="))
    changed = f"{token[:place]}{other}{token[place + 1 :]}"
    for wrong in (changed, token[:place], f"{token}{other}"):
        if wrong == token:
            continue
        try:
            person = person_of(wrong, "secret")
        except NotFound:
            continue
        assert person == person_of(token, "secret")  # the last bits of base64 say nothing


@pytest.mark.parametrize(("made", "asked"), [("secret", "other"), ("", ""), ("secret", "")])
def test_without_the_secret_there_is_no_token(made, asked):
    with pytest.raises(NotFound):
        person_of(token_of("p1", made), asked)
