"""One request at a time: allowed, paced, timed. Knows what may be asked, not what to make of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType

import httpcore
import httpx

from tealeaves.sources.addresses import HOST, literal, odd_number, why_not_public
from tealeaves.sources.body import Broken, read_head
from tealeaves.sources.connect import Deadline, NotPublic, transport_for
from tealeaves.sources.days import stamp
from tealeaves.sources.polite import Pace, Resting, retry_after
from tealeaves.sources.robots import LARGEST, Robots, robots_of
from tealeaves.sources.rules import Rules

LONGEST_URL = 8192
LONGEST_REST = 1e9  # seconds that are still told as a date
ROBOTS_KEPT = 86_400.0  # seconds: the longest that RFC 9309 lets a robots.txt be kept
MOVED = frozenset({301, 302, 303, 307, 308})
FAILURES = (
    httpx.HTTPError,
    httpx.StreamError,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.ProxyError,
)
NO_CONNECTION = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpcore.ConnectError,
    httpcore.ConnectTimeout,
)
ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.8"
)

Take = Callable[[httpx.Response], bytes]


class Refusal(Exception):
    """An address that is not asked for; the text says why and what to do."""


class Unreachable(Exception):
    """The host gave no connection, now or a moment ago."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `raw` is empty where the body was not wanted."""

    status: int
    headers: httpx.Headers
    raw: bytes


class Client:
    """An open way out with its memory of one run: robots files, and when each host was asked."""

    def __init__(
        self,
        rules: Rules,
        *,
        transport: httpx.BaseTransport | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`transport` replaces the network and its look-up of names; tests hand in their own."""
        self.rules = rules
        self.made_up: dict[str, tuple[str, tuple[str, ...]] | None] = {}
        self._deadline = Deadline()
        self._transport = transport or transport_for(rules, self._deadline)
        self._pace = Pace(rules.longest_wait, clock, sleep)
        self._now = now
        self._robots: dict[str, Robots | Unreachable] = {}
        self._clock = clock
        self._robots_until: dict[str, float] = {}

    def __enter__(self) -> "Client":
        """The client itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close what is still open."""
        self._transport.close()

    def next_round(self) -> None:
        """Forget what may have changed since the last round; how long hosts want to rest stays."""
        self.made_up.clear()
        now = self._clock()
        for site, robots in list(self._robots.items()):
            fixed = isinstance(robots, Robots) and not robots.closed
            if not fixed or self._robots_until[site] < now:
                del self._robots[site]

    def minute_in(self, seconds: float) -> str:
        """The minute that begins after so many seconds, in UTC: the same however often asked."""
        then = self._now().astimezone(UTC) + timedelta(seconds=min(seconds, LONGEST_REST) + 60)
        return then.strftime("%Y-%m-%d %H:%M UTC")

    def seen(self) -> str:
        """The moment, ISO 8601 in UTC."""
        return stamp(self._now())

    def ask(self, url: httpx.URL, headers: dict[str, str], take: Take, chain: list[int]) -> Answer:
        """The answer to one GET, which robots.txt allows; statuses are added to `chain`.

        Raises Refusal, NotPublic, Resting, Unreachable, whatever `take` raises, and FAILURES.
        """
        may_ask(url, self.rules)
        robots = self._robots_of(url)
        if why := robots.forbids(str(url)):
            raise Refusal(f"{why}; ask the site, or save the page by hand and add the file")
        return self._paced(url, headers, take, chain)

    def _paced(
        self, url: httpx.URL, headers: dict[str, str], take: Take, chain: list[int]
    ) -> Answer:
        """Asked when the host may be; once more if it says when to come back, and soon."""
        for _ in range(2):
            self._pace.wait(host_of(url), self._pause(url))
            answer = self._once(url, headers, take, chain)
            if answer.status not in (429, 503):
                break
            wanted = retry_after(answer.headers.get("retry-after"), self._now())
            if wanted is None:
                break
            self._pace.rest(host_of(url), wanted)
            if wanted > self.rules.longest_wait:
                break
        return answer

    def _once(
        self, url: httpx.URL, headers: dict[str, str], take: Take, chain: list[int]
    ) -> Answer:
        rules = self.rules
        waits = {"connect": rules.connect, "read": rules.read}
        request = httpx.Request(
            "GET",
            url,
            headers={
                "User-Agent": rules.agent,
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip, deflate",
                "Connection": "close",
                **headers,
            },
            extensions={"timeout": {**waits, "write": rules.read, "pool": rules.connect}},
        )
        self._deadline.start(rules.whole)
        response = self._transport.handle_request(request)
        try:
            chain.append(response.status_code)
            return Answer(response.status_code, response.headers, take(response))
        finally:
            response.close()

    def _pause(self, url: httpx.URL) -> float:
        robots = self._robots.get(_site(url))
        return max(self.rules.pause, robots.delay if isinstance(robots, Robots) else 0.0)

    def _robots_of(self, url: httpx.URL) -> Robots:
        site = _site(url)
        if site not in self._robots:
            self._robots[site] = self._read_robots(url.copy_with(raw_path=b"/robots.txt"))
            self._robots_until[site] = self._clock() + ROBOTS_KEPT
        known = self._robots[site]
        if isinstance(known, Unreachable):
            raise known
        return known

    def _read_robots(self, url: httpx.URL) -> Robots | Unreachable:
        """The site's rules. Raises NotPublic for the site itself: that is no fault of the file."""
        site = _site(url)
        for _ in range(self.rules.redirects + 1):
            try:
                may_ask(url, self.rules)
                answer = self._paced(url, {}, _robots_body, [])
            except NO_CONNECTION as error:
                return Unreachable(f"no connection to the host: {one_line(error)}")
            except NotPublic:
                if _site(url) == site:
                    raise
                return robots_of(None, b"")
            except (Refusal, Resting, Broken, *FAILURES):
                return robots_of(None, b"")
            target = target_of(url, answer)
            if target is None:
                return robots_of(answer.status, answer.raw)
            url = target
        return Robots(None)  # more redirects than the standard asks to follow: no file


def may_ask(url: httpx.URL, rules: Rules) -> None:
    """Nothing, if the words of this address allow it. Raises Refusal; looks no name up."""
    if url.scheme not in ("http", "https"):
        what = f"{url.scheme}: is not fetched, only http and https are" if url.scheme else ""
        raise Refusal(
            f"{what or 'this is no whole address'}; "
            "give a file's path, or an address that begins with https://"
        )
    if url.userinfo:
        raise Refusal("the address holds a name or password, which are never sent; take them out")
    if not host_of(url):
        raise Refusal("the address names no host; write it whole: https://host/path")
    if len(str(url)) > LONGEST_URL:
        raise Refusal(f"the address is longer than {LONGEST_URL} characters; give a shorter one")
    if not _port_for_pages(url.port):
        raise Refusal(f"port {url.port} is not for pages; use 80, 443 or one from 1024 to 65535")
    if odd_number(host_of(url)):
        raise Refusal(f"{host_of(url)} is a number in an odd spelling; write it as 192.0.2.7 is")
    number = literal(host_of(url))
    if not number and not _is_name(url):
        raise Refusal("the host's name is none that a host can have; check its spelling")
    if number and not rules.allow_private and (why := why_not_public(number)):
        raise NotPublic(f"{number} {why}")


def host_of(url: httpx.URL) -> str:
    """The host as it is sent, in ASCII; names that IDNA cannot read are left as they are."""
    return url.raw_host.decode("ascii", "replace")


def _is_name(url: httpx.URL) -> bool:
    try:
        return bool(url.host and HOST.fullmatch(host_of(url)))
    except UnicodeError:  # an international name that stands for nothing
        return False


def _port_for_pages(port: int | None) -> bool:
    return port is None or port in (80, 443) or 1024 <= port <= 65535


def parsed(url: str) -> httpx.URL:
    """The address in its parts. Raises Refusal for what is none."""
    try:
        return httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise Refusal(f"this is no address ({one_line(error)}); check its spelling") from error


def target_of(url: httpx.URL, answer: Answer) -> httpx.URL | None:
    """Where a redirect leads; None for an answer that is no redirect. Raises Refusal."""
    place = answer.headers.get("location") if answer.status in MOVED else None
    if place is None:
        return None
    try:
        return url.join(place).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise Refusal("it leads to what is no address; open the page in a browser") from error


def one_line(error: BaseException) -> str:
    """An error's text on one line, at most 200 characters."""
    text = " ".join(str(error).split()) or type(error).__name__
    return "".join(c if c.isprintable() else "?" for c in text)[:200]


def failure(error: Exception) -> str:
    """What a failed connection comes to, for a person."""
    late = isinstance(error, httpx.TimeoutException | httpcore.TimeoutException)
    return "it took too long to answer" if late else f"the connection failed: {one_line(error)}"


def _robots_body(response: httpx.Response) -> bytes:
    if response.status_code != 200:
        return b""
    return read_head(response.iter_raw(), response.headers.get("content-encoding", ""), LARGEST)


def _site(url: httpx.URL) -> str:
    return f"{url.scheme}://{host_of(url)}:{url.port or ''}"
