"""Whatever is typed as an address, and whatever a server sends: an outcome, never a crash."""

import ssl

import httpcore
import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tealeaves.sources.connect import Deadline, PublicOnly, PublicTransport
from tealeaves.sources.fetch import fetch, without_password
from tealeaves.sources.record import Gone, Incoming, Refused, Unchanged
from tealeaves.sources.rules import Rules
from tests.sources.serving import PUBLIC, visiting

OUTCOMES = Incoming | Gone | Refused | Unchanged
BITS = [
    *(
        "http",
        "https",
        "file",
        "javascript",
        ":",
        "//",
        "/",
        "@",
        "\\",
        "#",
        "?",
        "%",
        "%00",
        "%2f",
    ),
    *("[", "]", "::1", "::ffff:", "127.0.0.1", "0x7f", "017", "1e1", "localhost", "w.example", "."),
    *(
        "。",
        "①",
        "조선",
        "\u202e",
        "\x00",
        "\n",
        "\t",
        " ",
        ":80",
        ":99999",
        ":-1",
        "xn--",
        "xn--a",
        "-",
    ),
]
URLS = st.text(max_size=40) | st.lists(st.sampled_from(BITS), max_size=8).map("".join)
LINES = st.sampled_from(
    [
        b"Location: http://[", b"Location: //", b"Location: \xff\xfe", b"Location: ?a",
        b"Location: http://10.0.0.5/", b"Location: file:///", b"Content-Length: 5",
        b"Content-Length: -1", b"Content-Length: 99999999999999999999", b"Content-Type: \xff/html",
        b"Content-Type: text/html; charset=", b"Content-Encoding: gzip", b"Content-Encoding: \xff",
        b"Transfer-Encoding: chunked", b"Retry-After: 9999999999999999999", b"ETag: \xff\xfe",
        b"Retry-After: Thu, 99 Foo 0000", b"Set-Cookie: a=b", b"X: " + b"y" * 3000, b"\x00: z",
    ]
)  # fmt: skip
STATUS = st.sampled_from(
    [b"200", b"204", b"206", b"301", b"302", b"304", b"404", b"429", b"503", b"999"]
)


@settings(deadline=2000)
@given(URLS | URLS.map(lambda rest: "http://" + rest))
@example("http://xn--")
@example("http://xn--.w.example/")
def test_any_text_as_an_address_gives_an_outcome(url):
    transport = httpx.MockTransport(lambda request: httpx.Response(404))
    with visiting(rules=Rules(), transport=transport) as client:
        found = fetch(url, client=client)
    assert isinstance(found, OUTCOMES)
    if isinstance(found, Refused):
        assert found.why
        assert found.why.isprintable()


@settings(deadline=2000)
@given(URLS | URLS.map(lambda rest: "http://" + rest))
@example("a:////[")
@example("http://xn--a/")
def test_any_text_as_the_target_of_a_redirect_gives_an_outcome(target):
    def answer(request):
        place = [(b"Location", target.replace("\n", "").encode())]
        at_home = request.url.path == "/news/1"
        return httpx.Response(302, headers=place) if at_home else httpx.Response(404)

    with visiting(rules=Rules(), transport=httpx.MockTransport(answer)) as client:
        assert isinstance(fetch("http://news.example/news/1", client=client), OUTCOMES)


@settings(deadline=2000)
@given(STATUS, st.lists(LINES, max_size=4), st.binary(max_size=60))
def test_any_answer_gives_an_outcome(status, lines, body):
    raw = b"\r\n".join([b"HTTP/1.1 " + status + b" So", *lines, b"", body])
    assert isinstance(answered(raw), OUTCOMES)


@settings(deadline=2000)
@given(st.binary(max_size=200))
def test_any_bytes_at_all_give_an_outcome(raw):
    assert isinstance(answered(raw), OUTCOMES)


class Repeating(httpcore.NetworkBackend):
    def __init__(self, raw):
        self.raw = raw

    def connect_tcp(self, *args, **kwargs):
        return httpcore.MockStream([self.raw])


def answered(raw):
    """What comes of a server that says this to every request, on a connection that then ends."""
    backend = PublicOnly(
        allow_private=False,
        deadline=Deadline(),
        look_up=lambda host, port: (PUBLIC,),
        inner=Repeating(raw),
    )
    with pytest.MonkeyPatch.context() as patch:  # certificates take 50 ms to load, unused here
        patch.setattr(httpx, "create_ssl_context", lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        transport = PublicTransport(backend)
    with visiting(rules=Rules(), transport=transport) as client:
        return fetch("http://news.example/news/1", client=client)


@given(st.text("ab:@/\\.[]", max_size=20))
def test_no_password_is_left_in_what_is_shown(rest):
    shown = without_password("http://" + rest).removeprefix("http://")
    assert "@" not in shown.partition("/")[0]
