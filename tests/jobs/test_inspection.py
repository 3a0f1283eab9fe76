"""What comes in: proven to be what it is called, nothing in it acts, nothing says who made it."""

import io
import time
import zipfile

import pytest
from shared_files import (
    CLEAN,
    GOOD,
    LINKED,
    WRITER,
    chunk,
    docx,
    exif,
    jpeg,
    office,
    open_document,
    pdf,
    png,
    pptx,
    segment,
    word,
    xlsx,
    zipped,
)

from chalicelib.domain.documents_model import Place
from chalicelib.domain.file_types import TYPES
from chalicelib.domain.verdicts import REFUSALS
from chalicelib.jobs.inspection import Refuse, inspect
from chalicelib.jobs.inspection.archive import unpack

READ = [kind for kind in GOOD if kind not in ("png", "jpg")]


def looked_into(extension, data):
    return inspect(data, TYPES[extension])


def refusal_of(extension, data):
    with pytest.raises(Refuse) as refused:
        looked_into(extension, data)
    assert refused.value.reason in REFUSALS
    return refused.value.reason


@pytest.mark.parametrize("extension", list(GOOD))
def test_what_can_be_shared_is_taken_and_says_no_more_who_made_it(extension):
    inspected = looked_into(extension, GOOD[extension])

    assert WRITER not in _everything_in(inspected.copy)
    assert looked_into(extension, inspected.copy).texts == inspected.texts


@pytest.mark.parametrize("extension", sorted(set(READ) - {"csv"}))
def test_what_people_read_in_it_is_read(extension):
    texts = looked_into(extension, GOOD[extension]).texts

    assert CLEAN in " ".join(text for _, text in texts)


@pytest.mark.parametrize("extension", list(GOOD))
@pytest.mark.parametrize("other", list(GOOD))
def test_a_file_under_the_name_of_another_kind_is_refused(extension, other):
    """A text is a table of text, and a table of text is a text."""
    if extension == other or {extension, other} == {"txt", "csv"}:
        return
    assert refusal_of(other, GOOD[extension]) in ("other_type", "damaged")


@pytest.mark.parametrize("extension", [kind for kind in GOOD if kind not in ("txt", "csv")])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_half_a_file_is_refused(extension, share):
    half = GOOD[extension][: int(len(GOOD[extension]) * share)]

    assert refusal_of(extension, half) in ("damaged", "other_type", "two_in_one", "unreadable")


@pytest.mark.parametrize("extension", list(GOOD))
def test_what_is_no_such_file_at_all_is_refused(extension):
    for data in (b"", b"\0", b"<!DOCTYPE html><script>1</script>", b"MZ\x90\0" + bytes(100)):
        if data or extension not in ("txt", "csv"):
            assert refusal_of(extension, data) in ("damaged", "other_type", "two_in_one")


NAMED = "Gesprek met Lotte Vermeulen"


@pytest.mark.parametrize(
    ("extension", "data", "place"),
    [
        ("docx", docx(CLEAN, header1_xml=word(NAMED)), Place("header")),
        ("docx", docx(CLEAN, footer2_xml=word(NAMED)), Place("footer")),
        ("docx", docx(CLEAN, footnotes_xml=word(NAMED)), Place("notes")),
        ("docx", docx(CLEAN, comments_xml=word(NAMED)), Place("comment")),
        ("docx", docx(CLEAN, charts__chart1_xml=word(NAMED)), Place("text")),
        ("xlsx", xlsx(CLEAN, sheet=NAMED), Place("title")),
        ("xlsx", xlsx(NAMED), Place("text")),
        ("pptx", pptx(CLEAN, NAMED), Place("slide", 2)),
        ("odt", open_document("odt", styles_xml=f"<s><p>{NAMED}</p></s>"), Place("header")),
        ("pdf", pdf(CLEAN, NAMED), Place("page", 2)),
        ("csv", f"klas;wat\n1A;{NAMED}\n".encode(), Place("text")),
        ("txt", NAMED.encode("utf-16"), Place("text")),
        ("txt", f"Café: {NAMED}".encode("cp1252"), Place("text")),
    ],
)
def test_a_text_is_found_where_it_stands(extension, data, place):
    found = [where for where, text in looked_into(extension, data).texts if NAMED in text]

    assert found == [place]


def test_a_word_over_several_runs_is_one_word():
    runs = '<w:p xmlns:w="w"><w:r><w:t>Ver</w:t></w:r><w:r><w:t>meulen</w:t></w:r></w:p>'

    texts = looked_into("docx", docx(header1_xml=runs)).texts

    assert (Place("header"), "Vermeulen\n") in texts


def test_of_a_master_its_prompts_are_not_read_and_its_own_text_is():
    shape = "<p:sp>{}<a:t>{}</a:t></p:sp>"
    shapes = shape.format("<p:ph/>", "Third level") + shape.format("", NAMED)
    master = f"<p:m xmlns:p='p' xmlns:a='a'>{shapes}</p:m>"
    data = office("pptx", {"ppt/slideMasters/slideMaster1.xml": master})

    assert looked_into("pptx", data).texts == ((Place("text"), NAMED),)


def test_who_made_a_remark_or_a_change_is_forgotten():
    remark = f'<w:c xmlns:w="w" w:author="{WRITER}" w:initials="JP"><w:p>Ok</w:p></w:c>'
    kept = looked_into("docx", docx(comments_xml=remark)).copy

    assert WRITER not in _everything_in(kept)
    assert "Ok" in _everything_in(kept)


def test_a_remark_in_a_pdf_is_read_and_its_maker_forgotten():
    note = (
        "/Remarks [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9]"
        f" /T ({WRITER}) /Contents ({NAMED}) >>]"
    )
    inspected = looked_into("pdf", pdf(CLEAN, catalog=note))

    assert (Place("comment"), NAMED) in inspected.texts
    assert WRITER.encode() not in inspected.copy


def test_the_template_that_a_text_was_written_on_is_not_fetched():
    relation = (
        '<Relationships><Relationship Id="r1" Type="http://x/relationships/attachedTemplate"'
        f' Target="file:///C:/Users/{WRITER}/x.dotm" TargetMode="External"/></Relationships>'
    )
    told = looked_into("docx", office("docx", {"word/_rels/settings.xml.rels": relation}))
    own = relation.replace(f"{WRITER}/x.dotm", "Normal.dotm")
    quiet = looked_into("docx", office("docx", {"word/_rels/settings.xml.rels": own}))

    assert 'Target="Normal.dotm"' in _everything_in(told.copy)
    assert [told.left_out, quiet.left_out] == [("template",), ()]


def test_where_a_link_leads_is_read():
    relation = (
        '<Relationships><Relationship Type="http://x/relationships/hyperlink"'
        ' Target="mailto:lotte@kompas.example" TargetMode="External"/></Relationships>'
    )
    texts = looked_into("docx", office("docx", {"word/_rels/document.xml.rels": relation})).texts

    assert (Place("text"), "mailto:lotte@kompas.example") in texts


def test_how_a_photo_has_to_be_turned_is_kept_and_nothing_else_of_the_camera():
    copies = [looked_into("jpg", jpeg(turned)).copy for turned in (1, 6)]

    assert [b"Exif" in copy for copy in copies] == [False, True]
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in copies[1]
    assert looked_into("jpg", copies[1]).copy == copies[1]


def test_what_a_phone_adds_after_a_photo_goes():
    assert (
        looked_into("jpg", GOOD["jpg"] + b"SEFH of a phone").copy
        == looked_into("jpg", GOOD["jpg"]).copy
    )


def test_a_picture_in_a_text_loses_what_its_camera_noted():
    kept = looked_into("docx", docx(image1_jpg=jpeg())).copy

    assert unpack(kept)["word/image1.jpg"] == looked_into("jpg", jpeg()).copy


ACTION = "/OpenAction << /S /{} /X (x) >>"


def acting(action):
    return pdf(CLEAN, catalog=ACTION.format(action))


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'

NASTY = {
    "a macro": ("docx", docx(vbaProject_bin=b"x"), "macros"),
    "a docm called docx": ("docx", office("docx", {"[Content_Types].xml": MACRO_TYPE}), "macros"),
    "a control that acts": ("xlsx", office("xlsx", {"xl/activeX/activeX1.xml": "x"}), "macros"),
    "a field that starts a program": (
        "docx",
        docx(header1_xml="<w:instrText> DDEAUTO c:\\x</w:instrText>"),
        "macros",
    ),
    "a cell that starts a program": ("csv", b"a;=cmd|' /C calc'!A0\n", "macros"),
    "basic in an odt": ("odt", open_document("odt", Basic__x_xml="<x/>"), "macros"),
    "a script in an odt": (
        "odt",
        open_document("odt", styles_xml="<s><script:event-listener/></s>"),
        "macros",
    ),
    "a docx with a password": ("docx", OLE, "encrypted"),
    "an odt with a password": (
        "odt",
        open_document("odt", **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}),
        "encrypted",
    ),
    "a pdf with a password": ("pdf", pdf(CLEAN, password="geheim"), "encrypted"),
    "a pdf with a script": ("pdf", acting("JavaScript"), "active"),
    "a pdf that starts a program": (
        "pdf",
        acting("Launch"),
        "active",
    ),
    "a pdf that sends its form": (
        "pdf",
        acting("SubmitForm"),
        "active",
    ),
    "a pdf with a file in it": (
        "pdf",
        pdf(CLEAN, catalog="/Names << /EmbeddedFiles << /Names [] >> >>"),
        "embedded",
    ),
    "a pdf without a page": ("pdf", pdf(), "damaged"),
    "a pdf with a zip behind it": ("pdf", GOOD["pdf"] + GOOD["docx"], "two_in_one"),
    "a zip with a program before it": ("docx", b"MZ" + GOOD["docx"], "other_type"),
    "a zip with something behind it": ("docx", GOOD["docx"] + b"<script>", "two_in_one"),
    "a png with a zip behind it": ("png", GOOD["png"] + GOOD["docx"], "two_in_one"),
    "a jpg with a page behind it": ("jpg", GOOD["jpg"] + b"<html>", "two_in_one"),
    "a picture that fills the memory": ("png", png(60_000, 60_000), "too_much"),
    "entities that grow": ("docx", docx(header1_xml=DTD), "damaged"),
    "a file in a text": ("docx", docx(oleObject1_bin=OLE), "embedded"),
    "another kind of text in a text": ("docx", docx(afchunk_rtf="{\\rtf1}"), "embedded"),
    "a text in a text in a text": (
        "docx",
        office("docx", {"word/embeddings/x.xlsx": office("xlsx", {"xl/y.xlsx": GOOD["xlsx"]})}),
        "embedded",
    ),
    "a picture from elsewhere": (
        "docx",
        office("docx", {"word/_rels/document.xml.rels": LINKED.format("image")}),
        "linked",
    ),
    "a part that leads out": ("docx", office("docx", {"../../x.xml": "<x/>"}), "damaged"),
    "a part twice": (
        "docx",
        office("docx", {"A.xml": "<x/>", "a.xml": "<x/>"}),
        "damaged",
    ),
}


@pytest.mark.parametrize("what", list(NASTY))
def test_what_would_do_harm_is_refused_and_its_sharer_told_why(what):
    extension, data, reason = NASTY[what]

    assert refusal_of(extension, data) == reason


BOMBS = {  # made where they go off: each worker reads this file
    "large": lambda: zipped({"[Content_Types].xml": bytes(64 * 1024**2)}),
    "of many parts": lambda: zipped({f"x{n}.xml": b"" for n in range(5_001)}),
    "in another": lambda: office("docx", {"word/embeddings/x.xlsx": BOMBS["large"]()}),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused(what):
    assert refusal_of("docx", BOMBS[what]()) == "too_much"


def test_the_numbers_behind_a_chart_are_read_too():
    data = office("pptx", {"ppt/embeddings/x.xlsx": xlsx(NAMED)})

    assert (Place("text"), f"{NAMED}\n") in looked_into("pptx", data).texts


def test_a_part_that_says_it_is_smaller_than_it_is_is_not_believed():
    """The size stands in the zip twice, and both may lie."""
    honest = zipped({"[Content_Types].xml": b"x" * 5_000})
    size = (5_000).to_bytes(4, "little")
    assert honest.count(size) == 2

    assert refusal_of("docx", honest.replace(size, (10).to_bytes(4, "little"))) == "damaged"


def test_spite_takes_no_longer_than_its_size():
    """An expression that looks on and on would take seconds for these, and hours for a file."""
    start = time.process_time()
    for piece in ('<w:x w:author="', "<dc:creator ", "<Relationship ", "<draw:image "):
        spite = piece * 6_000
        assert refusal_of("docx", docx(header1_xml=spite)) == "damaged"
        assert refusal_of("odt", open_document("odt", styles_xml=spite)) == "damaged"

    assert time.process_time() - start < 1.5


def test_segments_and_chunks_that_go_nowhere_are_refused():
    no_length = b"\xff\xd8\xff\xe0\0\0"
    no_end = b"\xff\xd8" + segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12" * 50
    no_frame = b"\xff\xd8" + exif(1) + b"\xff\xd9"
    wrong_sum = GOOD["png"].replace(chunk(b"IEND", b""), chunk(b"IEND", b"")[:-1] + b"\0")

    assert {refusal_of("jpg", data) for data in (no_length, no_end, no_frame)} == {"damaged"}
    assert refusal_of("png", wrong_sum) == "damaged"


def _everything_in(data):
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("latin-1")
    return " ".join(part.decode("latin-1") for part in unpack(data).values())
