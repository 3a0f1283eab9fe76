"""S3 takes what was announced, there, once, in time; and it gives what was judged, for a moment.

Addresses are signed with ours; ministack checks them as S3 does (AUTH=true).
"""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlsplit

import pytest
from botocore.session import Session
from documents import FILE, PATH, announced, get, put

from chalicelib.storage import files as files_module
from chalicelib.storage import sdk
from chalicelib.storage.files import Files, disposition

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
OTHER = FILE[:-1] + bytes([FILE[-1] ^ 1])


@pytest.fixture
def upload(api, dossier):
    return api.post("sofie", PATH, announced()).json["upload"]


def test_what_was_announced_is_taken_and_once_only(upload):
    assert [put(upload, FILE), put(upload, FILE)] == [200, 412]


@pytest.mark.parametrize(
    ("data", "headers", "expected"),
    [
        (OTHER, {}, {400, 403}),
        (FILE + b"x", {}, {400, 403}),
        (FILE[:-1], {}, {400, 403}),
        (b"", {}, {400, 403}),
        (FILE, {"Content-Type": "text/html"}, {403}),
        (OTHER, {"x-amz-checksum-sha256": "A" * 43 + "="}, {403}),
        (FILE, {"If-None-Match": ""}, {403}),
    ],
    ids=["other bytes", "longer", "shorter", "nothing", "other type", "other sum", "over another"],
)
def test_anything_else_is_refused_and_nothing_is_there(upload, objects, data, headers, expected):
    assert put(upload, data, **headers) in expected

    assert objects.find(_key(upload)) is None


@pytest.mark.parametrize(
    ("part", "by"),
    [
        ("/incoming/", "/library/"),
        ("/1?", "/2?"),
        ("/114983-030569/", "/114991-041233/"),
        ("X-Amz-Expires=900", "X-Amz-Expires=90000"),
        ("content-length%3B", ""),
        ("if-none-match%3B", ""),
    ],
)
def test_an_address_that_was_altered_is_refused(upload, part, by):
    assert part in upload["url"]
    assert put(upload, FILE, upload["url"].replace(part, by)) == 403


def test_an_address_ends(api, dossier, monkeypatch):
    monkeypatch.setattr(files_module, "_UPLOAD_WITHIN", timedelta(seconds=-1))
    upload = api.post("sofie", PATH, announced()).json["upload"]

    assert put(upload, FILE) in (400, 403)


def test_without_a_signature_nothing_is_taken_or_given(sharing, upload):
    document = sharing.shared("sofie")
    bare = upload["url"].partition("?")[0]
    kept = bare.partition("/incoming/")[0] + f"/library/{_place(document)}"

    assert put(upload, FILE, bare) == 403
    assert get(kept)[0] == 403


def test_an_address_to_download_gives_one_file_as_an_attachment_and_ends(api, sharing, monkeypatch):
    document = sharing.shared("sofie")
    content = f"{PATH}/{document['id']}/content"
    url = api.get("anna", content).json["url"]

    assert get(url)[0] == 200
    assert get(url.replace("attachment", "inline"))[0] == 403
    assert get(url.replace("/library/", "/incoming/"))[0] == 403
    monkeypatch.setattr(files_module, "_DOWNLOAD_WITHIN", timedelta(seconds=-1))
    assert get(api.get("anna", content).json["url"])[0] in (400, 403)


@pytest.mark.parametrize(
    "name",
    [
        "Verslag.docx",
        'a"b.pdf',
        "a;b\\.pdf",
        "é.pdf",
        "日本.pdf",
        "a\r\nSet-Cookie: x.pdf",
        "%41.pdf",
    ],
)
def test_a_name_stays_a_name_in_the_header(name):
    said = disposition(name)
    plain = said.partition('filename="')[2].partition('"')[0]

    assert said.isascii()
    assert not set("\r\n") & set(said)
    assert not set('"\\%') & set(plain)
    assert said.endswith(f"filename*=UTF-8''{quote(name, safe='')}")


def test_an_address_is_made_without_a_call(objects):
    calls = []
    objects._s3.meta.events.register("before-send.s3", lambda **_: calls.append(1))
    latest = {"number": 1, "type": "text/plain", "size": 1, "sha256": "A" * 43 + "="}

    Files(objects._s3, "any").upload("114983-030569", "x", latest, NOW)

    assert calls == []


def _key(upload):
    return "incoming/" + upload["url"].partition("/incoming/")[2].partition("?")[0]


def _place(document):
    return f"{document['dossier_id']}/{document['id']}/1"


def test_a_browser_is_sent_to_the_bucket_in_its_region(monkeypatch):
    """That host stands in the policy of the pages; the one of all regions redirects for hours."""
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setattr(sdk, "_session", Session)  # the one of the process knows where it is
    file = {"number": 1, "type": "text/plain", "size": 1, "sha256": "A" * 43 + "="}
    upload = Files(sdk.client("s3"), "een-bak").upload("d", "x", file, NOW)

    assert urlsplit(upload["url"]).netloc == "een-bak.s3.eu-west-1.amazonaws.com"
