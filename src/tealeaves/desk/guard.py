"""What stands before every page: who may ask, what a browser may do with the answer.

Host names are checked against DNS rebinding, Origin and a form token against requests that other
sites make a browser send; a policy lets a page use this desk's own files and nothing else.
"""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from starlette.requests import cookie_parser

from tealeaves.desk.settings import Settings

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
SAFE = frozenset(("GET", "HEAD"))
COOKIE = "tealeaves"
LARGEST = 32 << 20  # bytes of a form
DIGITS = 12  # of a length


def host_of(value: str) -> str:
    """The name of a Host header, without its port, in small letters."""
    name = value.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0] if name.count(":") == 1 else name


class Guard:
    """The outermost layer of the desk."""

    def __init__(self, app: App, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what may not pass; else pass it on, and put the policy on its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {key.decode("latin-1").lower(): value.decode("latin-1")
                   for key, value in scope["headers"]}  # fmt: skip
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _answer(send, *refusal)
            return
        scope.setdefault("state", {})["who"] = self._who(headers)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {key.lower() for key, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(pair for pair in HEADERS if pair[0] not in given),
                ]
            await send(message)

        await self.app(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[Any, ...] | None:
        host = headers.get("host", "")
        if host_of(host) not in self.settings.hosts:
            return 403, f"this desk does not answer to the name {host[:80]!r}"
        if self.settings.token and not self._let_in(scope, headers):
            return 401, "open the desk with the address it printed: it carries the token"
        if scope["method"] in SAFE:
            return self._entering(scope)
        if self.settings.readonly:
            return 403, "this desk is read-only"
        if "transfer-encoding" in headers:
            return 411, "say how long the form is"
        length = headers.get("content-length") or "0"
        if not (length.isascii() and length.isdecimal()):
            return 400, "the length of the request is no number"
        if len(length) > DIGITS or int(length) > LARGEST:
            return 413, "more than 32 MB at once; use `tealeaves add`"
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
            return 403, "this request comes from another site"
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "this request comes from another site"
        return None

    def _let_in(self, scope: Scope, headers: dict[str, str]) -> bool:
        token = self.settings.token or ""
        if self.settings.user_header and headers.get(self.settings.user_header.lower()):
            return True
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return _same(cookie, token) or _same(_asked(scope, "token"), token)

    def _entering(self, scope: Scope) -> tuple[Any, ...] | None:
        """Who comes with the token in the address gets it as a cookie, and a clean address."""
        token = self.settings.token
        if not token or not _asked(scope, "token"):
            return None
        cookie = f"{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/"
        place = "/" + quote(scope["path"].lstrip("/\\"))  # never the name of another server
        return 303, "", ((b"location", place.encode()), (b"set-cookie", cookie.encode()))

    def _who(self, headers: dict[str, str]) -> str:
        named = self.settings.user_header and headers.get(self.settings.user_header.lower())
        return named or self.settings.author


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _asked(scope: Scope, name: str) -> str:
    values = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(name)
    return values[0] if values else ""


async def _answer(
    send: Send, status: int, words: str, more: tuple[tuple[bytes, bytes], ...] = ()
) -> None:
    body = f"{words}\n".encode()
    kind = (b"content-type", b"text/plain; charset=utf-8")
    start = {"type": "http.response.start", "status": status, "headers": [kind, *HEADERS, *more]}
    await send(start)
    await send({"type": "http.response.body", "body": body})
