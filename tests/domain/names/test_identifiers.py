"""Numbers, addresses and dates of birth. Every number here is invented."""

import pytest

from chalicelib.domain.names import Kind, check


def found(text, kind):
    return [text[span.start : span.end] for span in check(text) if span.kind is kind]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.RRN, "nr 15.04.11-001.41 staat op de kaart", "15.04.11-001.41"),
        (Kind.RRN, "insz 15041100141", "15041100141"),
        (Kind.RRN, "rijksregisternummer: 15.04.11-001.42 (nakijken)", "15.04.11-001.42"),
        (Kind.PHONE, "bel 0470 12 34 56 na vier uur", "0470 12 34 56"),
        (Kind.PHONE, "gsm 0470/12.34.56, liefst 's avonds", "0470/12.34.56"),
        (Kind.PHONE, "0470123456 (mama)", "0470123456"),
        (Kind.PHONE, "thuis: 011 22 33 44.", "011 22 33 44"),
        (Kind.PHONE, "vast 02/555.12.34", "02/555.12.34"),
        (Kind.PHONE, "in Nederland: +31 6 12345678", "+31 6 12345678"),
        (Kind.PHONE, "opa: +32 (0)9 222 33 44", "+32 (0)9 222 33 44"),
        (Kind.EMAIL, "mail naar een.twee-drie@voorbeeld.co.uk.", "een.twee-drie@voorbeeld.co.uk"),
        (Kind.EMAIL, "schrijf naar zorg [at] school.be", "zorg [at] school.be"),
        (Kind.ADDRESS, "ze wonen in de Wilgenstraat 14 bus 3", "Wilgenstraat 14 bus 3"),
        (Kind.ADDRESS, "adres: Oude Baan 7, 3000 Leuven", "Oude Baan 7, 3000 Leuven"),
        (Kind.ADDRESS, "kot in de molenstraat 8", "molenstraat 8"),
        (Kind.ADDRESS, "woont Rue du Moulin 5, 1000 Brussel", "Rue du Moulin 5, 1000 Brussel"),
        (Kind.ADDRESS, "thuis: Heikant 3, 2200 Herentals", "Heikant 3, 2200 Herentals"),
        (Kind.BIRTHDATE, "geboren op 4 mei 2015 in Gent", "4 mei 2015"),
        (Kind.BIRTHDATE, "geboren te Gent op 04/05/2015", "04/05/2015"),
        (Kind.BIRTHDATE, "geboortedatum is 4-5-15", "4-5-15"),
        (Kind.BIRTHDATE, "°04.05.2015", "04.05.2015"),
        (Kind.BIRTHDATE, "de leerling (04/05/2015) is nieuw", "04/05/2015"),
        (Kind.IBAN, "rekening BE71 0961 2345 6769", "BE71 0961 2345 6769"),
        (Kind.IBAN, "be71096123456769", "be71096123456769"),
        (Kind.IBAN, "NL91ABNA0417164300 van papa", "NL91ABNA0417164300"),
    ],
)
def test_an_identifier_is_found_whole(kind, text, expected):
    assert found(text, kind) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Het overleg van 04/05/2025 10 uur is verplaatst naar 06.05.2025.",
        "Ondernemingsnummer 0419.052.173 van de vzw.",
        "Dossier 114983-030569, instelling 030569, versie 2.10.3.",
        "Schooljaar 2026-2027: 24 uren, 12 klassen, 1.250,00 euro.",
        "Verslagnummer 12345678901 is verstuurd.",
        "De school ligt in de Wilgenstraat, op weg 3 minuten van het station.",
        "Het speelplein 2 keer per week, de Molenstraat 12 minuten stappen.",
        "BE71 0961 2345 6768 is geen rekening.",
        "Volgende MDO op 4 mei 2026 om 13u30, lokaal B12.",
        "Kijk op onderwijs.vlaanderen.be of stuur @school een bericht.",
        "Bel 112 bij nood of Awel op 102.",
        "PR 12 34 56 78 90 en rekentempo 045 110 335.",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text):
    assert [span for span in check(text) if span.kind is not Kind.PERSON] == []


def test_offsets_are_those_of_the_text_as_it_was_given():
    """Also where accents are signs of their own, and a soft hyphen stands in between."""
    text = "Zoe\u0308 \u00adwoont in de Wilgen\u00adstraat 14"
    (span,) = [span for span in check(text) if span.kind is Kind.ADDRESS]
    assert text[span.start : span.end] == "Wilgen\u00adstraat 14"
