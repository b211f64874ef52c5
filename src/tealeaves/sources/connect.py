"""Connections to public addresses only: the address that was checked is the one connected to.

A name is looked up once, here, and never again for this connection, so a name server that
changes its answer between the check and the use gains nothing. TLS still proves the name.
"""

import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore
import httpx

from tealeaves.sources.addresses import literal, why_not_public
from tealeaves.sources.rules import Rules

Resolve = Callable[[str, int], tuple[str, ...]]


class NotPublic(Exception):
    """The host may not be connected to; the text says why."""


def resolve(host: str, port: int) -> tuple[str, ...]:
    """All addresses of a host, in the order the system would try them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(host: str, addresses: Iterable[str]) -> tuple[str, ...]:
    """The addresses, all of them public. Raises NotPublic if a single one is not."""
    every = tuple(addresses)
    for address in every:
        if why := why_not_public(address):
            raise NotPublic(
                f"{address} {why}" if literal(host) else f"{host} is {address}, which {why}"
            )
    return every


class Deadline:
    """The moment by which the answer being read must be whole."""

    def __init__(self) -> None:
        """No moment set."""
        self.at = float("inf")

    def start(self, seconds: float) -> None:
        """Count from now."""
        self.at = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """Seconds for the next step. Raises httpcore.ReadTimeout when none are left."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole answer took too long")
        return left if timeout is None else min(timeout, left)


class TimedStream(httpcore.NetworkStream):
    """A connection that keeps to the deadline however slowly bytes drip in."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        """Wrap a connection that is open."""
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, or none at the end."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all bytes."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection under TLS, proven for the host's name and not for its number."""
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the wrapped connection says of itself."""
        return self._stream.get_extra_info(info)


class PublicOnly(httpcore.NetworkBackend):
    """Opens connections: looks the host up, checks every address, connects to one of these."""

    def __init__(
        self,
        *,
        allow_private: bool,
        deadline: Deadline,
        look_up: Resolve = resolve,
        inner: httpcore.NetworkBackend | None = None,
    ) -> None:
        """`inner` opens the socket to an address; tests hand in their own."""
        self._allow_private = allow_private
        self._deadline = deadline
        self._look_up = look_up
        self._inner = inner or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first checked address that answers. Raises NotPublic."""
        try:
            found = self._look_up(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no address is known for {host}") from error
        addresses = found if self._allow_private else checked(host, found)
        failure: Exception = httpcore.ConnectError(f"no address is known for {host}")
        for address in addresses:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self._deadline)
        raise failure


class PublicTransport(httpx.BaseTransport):
    """httpx's way to a server, over connections that `backend` opens."""

    def __init__(self, backend: PublicOnly) -> None:
        """HTTP/1.1, one request a connection, httpx's certificates or those of SSL_CERT_FILE."""
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_keepalive_connections=0,  # a second between requests: servers hang up meanwhile
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer's head; its body is streamed. Raises httpcore's errors and NotPublic."""
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=Streamed(answer), extensions={}
        )

    def close(self) -> None:
        """Close what is still open."""
        self._pool.close()


class Streamed(httpx.SyncByteStream):
    """The body of an answer, piece by piece."""

    def __init__(self, answer: httpcore.Response) -> None:
        """Nothing is read yet."""
        self._answer = answer

    def __iter__(self) -> Any:
        """Pieces as they came, still packed."""
        return self._answer.iter_stream()

    def close(self) -> None:
        """Give the connection back, or drop it if the body was not read to its end."""
        self._answer.close()


def transport_for(rules: Rules, deadline: Deadline) -> httpx.BaseTransport:
    """The way out that these rules ask for."""
    if rules.proxy:
        return httpx.HTTPTransport(proxy=rules.proxy, trust_env=False)
    return PublicTransport(PublicOnly(allow_private=rules.allow_private, deadline=deadline))
