"""What is shipped of others may be shipped, and docs/licences.md names it."""

from local.licences import ALLOWED, DOCUMENT, shipped, told


def test_what_is_shipped_asks_no_more_than_to_keep_its_text():
    assert [one for one in shipped() if one.licence not in ALLOWED] == []


def test_the_document_names_what_is_shipped():
    assert {"pydantic", "pydantic-core", "chalice", "pypdf", "preact"} <= {
        one.name for one in shipped()
    }
    assert DOCUMENT.read_text(encoding="utf-8") == told()
