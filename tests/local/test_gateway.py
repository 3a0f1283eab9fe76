"""The gateway lets in, passes on and refuses as API Gateway does."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pools import Pool


def test_an_open_route_asks_no_token(ask):
    answer = ask("/api/open")

    assert (answer.status, answer.json) == (200, {"open": True})
    assert answer.headers["x-amzn-RequestId"]


def test_without_a_token_or_with_a_forged_one_nobody_comes_in(ask, pool):
    assert ask("/api/echo/a").is_refused(401)
    assert ask("/api/echo/a", token=Pool().token()).is_refused(401)
    assert ask("/api/echo/a", token=pool.token(exp=1)).is_refused(401)


def test_a_signed_in_request_reaches_the_function(ask, pool):
    heard = ask("/api/echo/a%20b?q=x", "POST", b"{}", pool.token()).json

    assert (heard["word"], heard["query"], heard["length"]) == ("a b", {"q": "x"}, 2)
    assert heard["person"] == "a-person"


def test_sixteen_threads_never_get_each_others_answers(ask, pool):
    def is_own(number):
        answer = ask(f"/api/echo/w{number}", token=pool.token(person_id=f"p{number}"))
        heard = answer.json["word"], answer.json["person"], answer.json["id"]
        return heard == (f"w{number}", f"p{number}", answer.headers["x-amzn-RequestId"])

    with ThreadPoolExecutor(16) as threads:
        assert all(threads.map(is_own, range(160)))


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api/nothing"), ("GET", "/api"), ("DELETE", "/api/open"), ("OPTIONS", "/api/open")],
)
def test_an_unknown_route_or_method_is_not_found(ask, method, path):
    answer = ask(path, method)

    assert answer.is_refused(404)
    assert answer.json["type"] == "/problems/not-found"


def test_more_than_ten_megabytes_is_too_large_whoever_sends_it(ask):
    ten = 10 * 1024 * 1024

    assert ask("/api/echo/a", "POST", b"x" * ten).is_refused(401)
    assert ask("/api/echo/a", "POST", b"x" * (ten + 1)).is_refused(413)


def test_more_than_lambda_takes_is_too_large_both_ways(ask, pool):
    assert ask("/api/echo/a", "POST", b"x" * (6 * 1024 * 1024), pool.token()).is_refused(413)
    assert ask("/api/huge").is_refused(502)


def test_who_lets_the_gateway_wait_too_long_gets_504(ask):
    assert ask("/api/slow").is_refused(504)


def test_binary_comes_back_as_it_was(ask):
    assert ask("/api/file", Accept="application/octet-stream").body == b"\x00\xff"


def test_a_query_is_never_told(ask, pool, said):
    ask("/api/echo/a?q=Lotte", token=pool.token())

    assert any("/api/echo/a → 200" in line for line in said)
    assert not any("Lotte" in line for line in said)
