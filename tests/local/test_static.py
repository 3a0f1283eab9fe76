"""The files of the web application: which, how long a browser keeps them, and what they may do."""

import gzip

import pytest

PAGE = "<!doctype html><title>é</title>"
BUILT = "/assets/page-1a2b.js"


def policy_text(answer):
    return answer.headers["Content-Security-Policy"]


def policy_of(answer):
    rules = policy_text(answer).split("; ")
    return dict(rule.split(" ", 1) for rule in rules)


@pytest.mark.parametrize(
    "path", ["/", "/dossiers", "/dossiers/114983-030569/nieuw", "/apis", "/x/"]
)
def test_an_address_without_a_dot_is_the_application(ask, path):
    page = ask(path)

    assert (page.status, page.body.decode()) == (200, PAGE)
    assert page.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing.js", "/assets/nothing.css", "/.built", "/index.html/x.js"),
        *("/../secret.html", "/%2e%2e/secret.html", "/..%2Fsecret.html"),
    ],
)
def test_a_file_that_is_not_there_or_elsewhere_is_not_found(ask, path):
    assert ask(path).is_refused(404)


@pytest.mark.parametrize("path", ["/api", "/api/nothing"])
def test_the_api_is_not_the_application(ask, path):
    assert ask(path).is_refused(404)


def test_the_application_is_only_read(ask):
    assert ask("/", "POST", b"").is_refused(404)


def test_what_is_built_is_kept_and_the_page_is_asked_again(ask):
    kept = ask(BUILT).headers["Cache-Control"]

    assert kept == "public, max-age=31536000, immutable"
    for path in ("/", "/assets", "/dossiers", "/sw.js", "/config.json"):
        assert ask(path).headers["Cache-Control"] == "no-cache"


def test_a_picture_is_kept_for_a_day(ask):
    assert ask("/icon.svg").headers["Cache-Control"] == "public, max-age=86400"


def test_text_is_packed_for_who_can_unpack_it(ask):
    plain, packed = ask(BUILT), ask(BUILT, Accept_Encoding="br, gzip")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert int(packed.headers["Content-Length"]) == len(packed.body) < len(plain.body) / 10
    assert "Content-Encoding" not in plain.headers
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"


def test_what_is_packed_already_and_what_may_not_be_is_not_packed(ask):
    letters = ask("/assets/letters-1a2b.woff2", Accept_Encoding="gzip")

    assert "Content-Encoding" not in letters.headers
    assert "Content-Encoding" not in ask(BUILT, Accept_Encoding="gzip;q=0").headers


def test_head_gives_the_headers_only(ask):
    for path in ("/", "/dossiers", BUILT):
        page, head = ask(path, Accept_Encoding="gzip"), ask(path, "HEAD", Accept_Encoding="gzip")

        assert (head.status, head.body) == (200, b"")
        assert head.headers["Content-Length"] == page.headers["Content-Length"]
        assert head.headers["Cache-Control"] == page.headers["Cache-Control"]
    assert ask("/api/open", "HEAD").status == 404


def test_nothing_is_loaded_or_asked_from_elsewhere(ask):
    policy = policy_of(ask("/dossiers"))

    assert policy.pop("connect-src") == "'self' http://127.0.0.1:1 http://127.0.0.1:2"
    assert policy.pop("require-trusted-types-for") == "'script'"
    assert policy.pop("trusted-types") == "service-worker"
    assert policy["default-src"] == policy["form-action"] == policy["base-uri"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}


def test_a_browser_guesses_nothing_and_tells_nothing(ask):
    assert ask("/").headers["Referrer-Policy"] == "no-referrer"
    for path in ("/", BUILT, "/sw.js", "/icon.svg", "/config.json"):
        assert ask(path).headers["X-Content-Type-Options"] == "nosniff"


def test_whatever_may_run_has_a_policy(ask):
    assert ask("/sw.js").headers["Content-Security-Policy"] == policy_text(ask("/"))
    assert "Content-Security-Policy" not in ask(BUILT).headers  # that of its page holds for it


def test_the_page_hears_where_to_sign_in(ask):
    answer, packed = ask("/config.json"), ask("/config.json", Accept_Encoding="gzip")

    assert answer.json["sign_in"]["client_id"] == "the-web-client"
    assert answer.headers["Content-Type"] == "application/json"
    assert gzip.decompress(packed.body) == answer.body


def test_by_its_other_name_it_sends_on_to_the_one_that_the_pool_knows(ask):
    sent_on = ask("/dossiers", Host="localhost:8080")

    assert sent_on.status == 302
    assert sent_on.headers["Location"].startswith("http://127.0.0.1")
    assert sent_on.headers["Location"].endswith("/dossiers")
