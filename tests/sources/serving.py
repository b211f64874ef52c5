"""A small web server of our own for tests, and a way out that leads every name to it."""

import gzip
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore

from tealeaves.sources.client import Client
from tealeaves.sources.connect import Deadline, PublicOnly, PublicTransport
from tealeaves.sources.rules import Rules

PUBLIC = "93.184.216.34"
PAGE = (
    "<html><head><title>Quay</title></head><body><h1>Quay Opens at Ostrava Lake</h1>"
    "<p>The second quay of the lake port was opened on Monday by the harbour master.</p>"
    "</body></html>"
)


class Answer:
    """One answer of the server: status, body, headers; `pieces` instead of a body streams."""

    def __init__(self, status=200, body="", headers=None, media="text/html", pieces=None):
        self.status = status
        self.body = body if isinstance(body, bytes) else body.encode()
        self.headers = headers or {}
        self.media = media
        self.pieces = pieces


def moved(place, status=302):
    return Answer(status, headers={"Location": place})


def packed(body):
    return Answer(body=gzip.compress(body), headers={"Content-Encoding": "gzip"})


class Site:
    """What the server answers, by path, and what it was asked; `other` for all other paths."""

    def __init__(self, answers, other=None):
        self.answers = {"/robots.txt": Answer(404), **answers}
        self.other = other or Answer(404, "<p>There is nothing under this name.</p>")
        self.asked = []
        self.heads = []
        self.port = 0

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def pages_asked(self):
        return [path for path in self.asked if path != "/robots.txt"]

    def answer(self, path):
        found = self.answers.get(path, self.other)
        if isinstance(found, list):  # one answer after the other, the last for ever
            return found.pop(0) if len(found) > 1 else found[0]
        return found


def handler_for(site):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            site.asked.append(self.path)
            site.heads.append(dict(self.headers))
            answer = site.answer(self.path)
            if callable(answer):
                answer = answer(self.headers)
            self.send_response(answer.status)
            if answer.media:
                self.send_header("Content-Type", answer.media)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.pieces is None:
                if "Content-Length" not in answer.headers:
                    self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)
                return
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            for piece in answer.pieces():
                self.wfile.write(piece)

        def handle(self):
            try:
                super().handle()
            except OSError:  # the client hung up, as it should on what it refuses
                self.close_connection = True

        def log_message(self, *args):
            pass

    return Handler


@contextmanager
def serve(answers=None, other=None):
    """The site, running until the block ends."""
    site = Site(answers or {}, other)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(site))
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Watch:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.at = 1000.0
        self.slept = []

    def clock(self):
        return self.at

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += seconds


@contextmanager
def visiting(rules=None, watch=None, transport=None):
    """A client that never waits in earnest and may ask this machine."""
    watch = watch or Watch()
    rules = rules or Rules(allow_private=True)
    with Client(rules, clock=watch.clock, sleep=watch.sleep, transport=transport) as client:
        yield client


class Rerouted(httpcore.NetworkBackend):
    """Whatever address is dialled, the local server picks up; the addresses are kept."""

    def __init__(self, port):
        self.port = port
        self.dialled = []

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.dialled.append(host)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


def public_transport(inner, names):
    """The real checks over a made-up name server: a name to its addresses, or a list of those."""

    def look_up(host, port):
        found = names.get(host, (host,))
        return found.pop(0) if isinstance(found, list) else found

    backend = PublicOnly(allow_private=False, deadline=Deadline(), look_up=look_up, inner=inner)
    return PublicTransport(backend)
