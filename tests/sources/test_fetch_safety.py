"""Nothing inside is reached: by number, by name, by redirect, by a name server that changes."""

import json
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib

import httpcore
import httpx
import pytest

from tealeaves.sources.client import Client
from tealeaves.sources.connect import Deadline, PublicOnly, PublicTransport
from tealeaves.sources.fetch import fetch
from tealeaves.sources.record import Incoming, Refused
from tealeaves.sources.rules import MIB, Rules
from tests.shared import SHARED, needs_shared
from tests.sources.serving import (
    PAGE,
    PUBLIC,
    Answer,
    Rerouted,
    moved,
    packed,
    public_transport,
    serve,
    visiting,
)

INSIDE = {
    "http://169.254.169.254/latest/": "link-local",
    "http://localhost:8000/": "loopback",
    "http://10.0.0.5/": "private network",
    "file:///etc/hostname": "only http and https",
    "http://[::ffff:127.0.0.1]/": "written as IPv6",
    "http://0.0.0.0:8000/": "stands for this machine",
    "http://2130706433/": "odd spelling",
    "http://0x7f.0.0.1/": "odd spelling",
    "http://[::1]:8000/": "loopback",
    "http://[fe80::1]/": "link-local",
    "ftp://w.example/list": "only http and https",
    "gopher://127.0.0.1:6379/_INFO": "only http and https",
    "http://w.example:25/": "port 25",
    "http://93.184.216.34:99999/": "port 99999",
    "http://localhost%00.w.example/": "none that a host can have",
    "http://[::1": "no address",
    "http://reader:secret@w.example/": "name or password",
    "http://w.example\\@127.0.0.1/": "name or password",
    "w.example/quay": "no whole address",
    "http:///quay": "names no host",
    "http://w.example/" + "a" * 9000: "longer than",
    "": "no whole address",
}


def web_case(name):
    lines = (SHARED / "cases" / "web_security.jsonl").read_text("utf-8").splitlines()
    return next(c for c in map(json.loads, lines) if c["id"] == name)


def outside(site, names=None):
    """A client with the checks on, for which the site stands at a public address."""
    inner = Rerouted(site.port)
    transport = public_transport(inner, {"news.example": (PUBLIC,), **(names or {})})
    return visiting(rules=Rules(), transport=transport), inner


@pytest.mark.parametrize(("url", "why"), INSIDE.items(), ids=lambda text: text[:40])
def test_inner_addresses_are_refused_each_with_its_reason(url, why, monkeypatch):
    dialled = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: dialled.append(a))
    refused = fetch(url)
    assert isinstance(refused, Refused)
    assert why in refused.why
    assert "\n" not in refused.why
    assert dialled == []


def test_a_password_is_neither_sent_nor_shown():
    refused = fetch("http://reader:secret@w.example/quay")
    assert "secret" not in f"{refused.where} {refused.why}"


@pytest.mark.parametrize("port", [":80", ":443", ":8080", ""])
def test_usual_ports_are_taken(port):
    with serve({"/quay": Answer(body=PAGE)}) as site:
        client, _ = outside(site)
        with client as way:
            assert isinstance(fetch(f"http://news.example{port}/quay", client=way), Incoming)


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:8000/admin",
        "http://inside.example/admin",
        "//[::1]/admin",
        "http://0x7f.1/admin",
        "file:///etc/hostname",
        "http://news.example:22/",
        "http://user@news.example/b",
    ],
)
def test_a_redirect_inside_is_not_followed(target):
    """ws-09: every hop is checked, not only the first."""
    with serve({"/a": moved(target), "/admin": Answer(body=PAGE)}) as site:
        client, inner = outside(site, {"inside.example": ("10.0.0.5",)})
        with client as way:
            refused = fetch("http://news.example/a", client=way)
    assert isinstance(refused, Refused)
    assert "redirect" in refused.why
    assert site.pages_asked == ["/a"]
    assert set(inner.dialled) == {PUBLIC}


def test_a_redirect_outside_is_followed():
    names = {"other.example": ("93.184.216.35",)}
    with serve({"/a": moved("http://other.example/b"), "/b": Answer(body=PAGE)}) as site:
        client, inner = outside(site, names)
        with client as way:
            page = fetch("http://news.example/a", client=way)
    assert page.url == "http://other.example/b"
    assert "93.184.216.35" in inner.dialled
    assert {head["Host"] for head in site.heads} == {"news.example", "other.example"}


def test_one_private_address_among_public_ones_is_enough():
    with serve({"/quay": Answer(body=PAGE)}) as site:
        client, inner = outside(site, {"mixed.example": (PUBLIC, "192.168.1.1")})
        with client as way:
            refused = fetch("http://mixed.example/quay", client=way)
    assert "mixed.example is 192.168.1.1" in refused.why
    assert inner.dialled == []


def test_a_name_is_looked_up_once_a_connection():
    """DNS rebinding: the second answer of the name server is never connected to unchecked."""
    answers = [(PUBLIC,), ("127.0.0.1",), ("127.0.0.1",)]
    with serve({"/quay": Answer(body=PAGE)}) as site:
        client, inner = outside(site, {"turning.example": answers})
        with client as way:
            page = fetch("http://turning.example/quay", client=way)
    assert set(inner.dialled) == {PUBLIC}
    assert isinstance(page, Incoming | Refused)


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/r.txt", "http://news.example:22/r.txt"])
def test_robots_of_another_site_cannot_lead_inside(target):
    pages = {"/robots.txt": moved(target), "/quay": Answer(body=PAGE)}
    with serve(pages) as site:
        client, inner = outside(site)
        with client as way:
            refused = fetch("http://news.example/quay", client=way)
    assert "robots.txt" in refused.why
    assert site.pages_asked == []
    assert set(inner.dialled) == {PUBLIC}


def test_the_private_network_is_open_when_allowed():
    with serve({"/quay": Answer(body=PAGE)}) as site:
        page = fetch(f"{site.url}/quay", rules=Rules(allow_private=True, pause=0.0, probe=False))
        near = fetch(f"{site.url}/quay", rules=Rules(pause=0.0))
    assert isinstance(page, Incoming)
    assert "--allow-private" in near.why


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    with serve() as proxy, serve({"/quay": Answer(body=PAGE)}) as site:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        rules = Rules(allow_private=True, pause=0.0)
        assert isinstance(fetch(f"{site.url}/quay", rules=rules), Incoming)
    assert proxy.asked == []


def test_a_proxy_that_is_named_is_used_and_numbers_are_still_checked():
    with serve({}, Answer(body=PAGE)) as proxy:
        rules = Rules(proxy=proxy.url, pause=0.0, probe=False)
        page = fetch("http://news.example/quay", rules=rules)
        refused = fetch("http://10.0.0.5/quay", rules=rules)
    assert isinstance(page, Incoming)
    assert proxy.asked == ["http://news.example/robots.txt", "http://news.example/quay"]
    assert "private network" in refused.why


class Proven(Exception):
    """Raised where TLS would begin."""


class Recording(httpcore.NetworkStream):
    def __init__(self, names):
        self.names = names

    def start_tls(self, ssl_context, server_hostname=None, timeout=None):
        self.names.append((server_hostname, ssl_context.check_hostname, ssl_context.verify_mode))
        raise Proven


def test_tls_proves_the_name_though_the_number_is_dialled():
    names, dialled = [], []

    class Inner(httpcore.NetworkBackend):
        def connect_tcp(self, host, *args, **kwargs):
            dialled.append(host)
            return Recording(names)

    transport = public_transport(Inner(), {"news.example": (PUBLIC,)})
    with pytest.raises(Proven):
        transport.handle_request(httpx.Request("GET", "https://news.example/quay"))
    assert dialled == [PUBLIC]
    assert names == [("news.example", True, ssl.CERT_REQUIRED)]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate by openssl")
def test_a_certificate_for_another_name_is_refused(tmp_path, monkeypatch):
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    make = (
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout {key} "
    )
    make += f"-out {cert} -days 2 -subj /CN=news.example -addext subjectAltName=DNS:news.example"
    subprocess.run(make.split(), check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=answer_over_tls, args=(listener, context), daemon=True).start()
    inner = Rerouted(listener.getsockname()[1])
    names = {"news.example": (PUBLIC,), "other.example": (PUBLIC,)}
    with visiting(rules=Rules(probe=False), transport=public_transport(inner, names)) as client:
        good = fetch("https://news.example/quay", client=client)
        bad = fetch("https://other.example/quay", client=client)
    listener.close()
    assert isinstance(good, Incoming)
    assert bad.outcome == "failed"
    assert "certificate" in bad.why


def answer_over_tls(listener, context):
    body = PAGE.encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
    while True:
        try:
            with context.wrap_socket(listener.accept()[0], server_side=True) as stream:
                asked = stream.recv(4096)
                stream.sendall(head if asked.startswith(b"GET /robots") else head + body)
        except ssl.SSLError:
            continue
        except OSError:
            return


def test_a_large_page_is_refused():
    rules = Rules(allow_private=True, largest=100_000)
    pages = {"/big": Answer(body=b"a" * 100_001), "/fits": Answer(body=b"a " * 50_000)}
    with serve(pages) as site, visiting(rules=rules) as client:
        assert "larger than" in fetch(f"{site.url}/big", client=client).why
        assert isinstance(fetch(f"{site.url}/fits", client=client), Incoming)


def test_a_page_without_an_end_is_refused():
    def endless():
        while True:
            yield b"and so on " * 1000

    rules = Rules(allow_private=True, largest=MIB)
    with serve({"/big": Answer(pieces=endless)}) as site, visiting(rules=rules) as client:
        assert "larger than 1 MiB" in fetch(f"{site.url}/big", client=client).why


def test_bytes_that_drip_do_not_hold_the_run():
    def drip():
        while True:
            yield b"a"
            time.sleep(0.05)

    rules = Rules(allow_private=True, whole=0.5)
    with serve({"/slow": Answer(pieces=drip)}) as site, visiting(rules=rules) as client:
        start = time.monotonic()
        gone = fetch(f"{site.url}/slow", client=client)
        took = time.monotonic() - start
    assert gone.outcome == "failed"
    assert "took too long" in gone.why
    assert took < 5


def bomb(mebibytes):
    """About a thousandth of its size once packed: the same packed block over and over."""
    packer = zlib.compressobj(9, wbits=31)
    zeros = bytes(MIB)
    first = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + block * (mebibytes - 1)


# VmHWM, since ru_maxrss counts the parent's size before the exec as well.
PEAK = """
import re, sys
from tealeaves.sources.fetch import fetch
from tealeaves.sources.rules import Rules
found = fetch(sys.argv[1], rules=Rules(allow_private=True, pause=0.0))
peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]
print(int(peak) // 1024, type(found).__name__, found.why)
"""


def test_a_bomb_is_refused_in_little_memory():
    """ws-13: 1 MB of gzip that unpacks to 1 GB."""
    packed_bomb = bomb(1024)
    assert 900_000 < len(packed_bomb) < 1_200_000
    answer = Answer(body=packed_bomb, headers={"Content-Encoding": "gzip"})
    with serve({"/bomb": answer}) as site:
        run = subprocess.run(
            [sys.executable, "-c", PEAK, f"{site.url}/bomb"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    peak, kind, why = run.stdout.split(maxsplit=2)
    assert kind == "Refused"
    assert "larger than" in why
    assert int(peak) < 200


def test_many_small_members_do_not_hold_the_run():
    member = packed(b"").body
    answer = Answer(body=member * 100_000, headers={"Content-Encoding": "gzip"})
    with serve({"/members": answer}) as site, visiting() as client:
        start = time.monotonic()
        found = fetch(f"{site.url}/members", client=client)
        assert time.monotonic() - start < 5
    assert "more than 64 parts" in found.why


@needs_shared
def test_the_shared_case_of_inner_addresses():
    case = web_case("ws-08")
    found = [fetch(url.strip()) for url in case["input"].split("|")]
    assert len(found) == 5
    assert sum(not isinstance(item, Refused) for item in found) == case["expected"]["fetched"]
    assert len({item.why for item in found}) == 5


@needs_shared
def test_the_shared_case_of_a_redirect_inside():
    case = web_case("ws-09")
    first, target = case["input"].split(" -> 302 Location: ")
    url = first.removeprefix("GET ")
    asked = []

    def answer(request):
        asked.append(str(request.url))
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        return httpx.Response(302, headers={"Location": target})

    with visiting(rules=Rules(), transport=httpx.MockTransport(answer)) as client:
        found = fetch(url, client=client)
    assert (target in asked) is case["expected"]["followed"]
    assert all(word in found.why for word in case["expected"]["error_mentions"])


def test_a_backend_without_a_name_server_says_so():
    def nobody(host, port):
        raise OSError("Name or service not known")

    backend = PublicOnly(allow_private=False, deadline=Deadline(), look_up=nobody)
    with Client(Rules(), transport=PublicTransport(backend)) as client:
        gone = fetch("http://nowhere.example/quay", client=client)
    assert gone.outcome == "failed"
    assert "no address is known for nowhere.example" in gone.why
