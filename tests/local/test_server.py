"""The server on loopback, and clients that behave badly."""

from contextlib import closing
from http.client import HTTPConnection

import pytest
from asking import first_line

BAD = {
    "a path that is not UTF-8": (b"GET /api/echo/%FF HTTP/1.1\r\n\r\n", 400),
    "a file name that is not UTF-8": (b"GET /%FF HTTP/1.1\r\n\r\n", 400),
    "a NUL": (b"GET /%00 HTTP/1.1\r\n\r\n", 400),
    "a long name": (b"GET /" + b"a" * 5000 + b".js HTTP/1.1\r\n\r\n", 400),
    "a path without end": (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n", 414),
    "no HTTP": (b"nonsense\r\n\r\n", 400),
    "half an address": (b"GET http://[ HTTP/1.1\r\n\r\n", 404),
    "an odd method": (b"TRACE /api HTTP/1.1\r\n\r\n", 404),
    "a negative length": (b"POST /api/open HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
    "an endless length": (
        b"POST /api/open HTTP/1.1\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
        400,
    ),
    "no length": (b"POST /api/open HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
    "too many headers": (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n", 431),
}


@pytest.mark.parametrize("what", list(BAD))
def test_a_bad_request_gets_an_answer_and_the_next_one_is_served(port, ask, what):
    data, status = BAD[what]

    assert first_line(port, data).split()[1] == str(status).encode()
    assert ask("/api/open").status == 200


def test_a_client_that_asks_before_it_sends_is_told_to_go_on(port):
    data = b"POST /api/open HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"

    assert first_line(port, data) == b"HTTP/1.1 100 Continue\r\n"


def test_the_connection_is_kept_for_the_next_request(port):
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        for path in ("/api/open", "/", "/api/echo/a", "/api/open"):
            connection.request("GET", path)
            connection.getresponse().read()
            assert connection.sock
