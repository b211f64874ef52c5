"""Pages from the network: every hop checked, and what came of it said as it was.

Nothing here raises for one bad address: it comes back as `Refused` (not asked for, or not taken)
or as `Gone` (asked for, and there was no page), and the next one has its turn.
"""

import hashlib
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Literal

import httpx

from tealeaves.sources.body import Broken, TooLarge, read_body
from tealeaves.sources.client import (
    FAILURES,
    MOVED,
    Answer,
    Client,
    Refusal,
    Take,
    Unreachable,
    failure,
    parsed,
    target_of,
)
from tealeaves.sources.connect import NotPublic
from tealeaves.sources.kinds import HEAD, what_is
from tealeaves.sources.missing import made_up, may_be_error, same_text, visible_lines
from tealeaves.sources.polite import Resting
from tealeaves.sources.record import Gone, Incoming, Known, Refused, Unchanged, Where
from tealeaves.sources.rules import MIB, Rules

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
XML = frozenset({"application/xml", "text/xml"})
FEEDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
    }
)
JSON = "application/json"  # many feeds bear it; anything else that does is refused
WITH_PAGE = frozenset({200, 203})
LARGEST_LOOKED_AT = MIB  # a page above this is no error page; telling would cost time

Absence = Literal["missing", "failed", "soft_404", "not_allowed"]
Outcome = Incoming | Unchanged | Gone | Refused


@dataclass(frozen=True, slots=True)
class Visit:
    """One address on its way: as given, and the statuses met so far."""

    where: Where
    url: str
    chain: list[int]

    def gone(self, client: Client, why: str, outcome: Absence = "failed") -> Gone:
        """The address answered without a page."""
        status = self.chain[-1] if self.chain else None
        return Gone(self.where, self.url, outcome, status, tuple(self.chain), why, client.seen())


def fetch(
    url: str,
    *,
    rules: Rules | None = None,
    client: Client | None = None,
    known: Known | None = None,
) -> Outcome:
    """What came of asking for one address. With an open `client`, its rules hold.

    >>> fetch("file:///etc/hostname").why      # nothing is asked for
    'file: is not fetched, only http and https are; give a file's path, ...'
    """
    with Client(rules or Rules()) if client is None else nullcontext(client) as way:
        visit = Visit(Where(without_password(url), "url"), without_password(url), [])
        try:
            here, answer = _walked(url, visit, way, known)
            if answer.status == 304 and _marks(here, known):
                return Unchanged(visit.where, str(here), way.seen())
            return _judged(visit, here, answer, way)
        except Refusal as error:
            return Refused(visit.where, _said(visit, str(error)))
        except Resting as error:
            until = way.minute_in(error.seconds)
            return Refused(
                visit.where,
                _said(visit, f"{error.host} asked for a rest until {until}; try again after that"),
            )
        except NotPublic as error:
            return Refused(
                visit.where, _said(visit, f"{error}; --allow-private opens it if it is yours")
            )
        except TooLarge:
            return Refused(
                visit.where,
                f"the page is larger than {way.rules.largest / MIB:.0f} MiB when unpacked; "
                "save it and add a part of it",
            )
        except (Broken, Unreachable) as error:
            return visit.gone(way, str(error))
        except FAILURES as error:
            return visit.gone(way, failure(error))


def is_feed(page: Incoming) -> bool:
    """The page is a feed by how it begins, or by a type that nothing else has."""
    return what_is(page.raw[:HEAD], "") == "feed" or page.media_type in FEEDS


def without_password(url: str) -> str:
    """The address without name and password, so that no file or screen shows them."""
    head, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{head}{mark}{host.rpartition('@')[2]}{slash}{path}" if mark else url


def _walked(
    url: str, visit: Visit, client: Client, known: Known | None
) -> tuple[httpx.URL, Answer]:
    """The last address and its answer, redirects followed by hand so that each is checked."""
    here = parsed(url).copy_with(fragment=None)
    been = {str(here)}
    for _ in range(client.rules.redirects + 1):
        answer = client.ask(here, _marks(here, known), _page_body(client.rules), visit.chain)
        target = target_of(here, answer)
        if target is None:
            return here, answer
        if str(target) in been:
            raise Broken("its redirects lead in a circle")
        been.add(str(target))
        here = target
    raise Broken(f"it redirects more than {client.rules.redirects} times")


def _marks(url: httpx.URL, known: Known | None) -> dict[str, str]:
    """Headers that let the server say "not changed"; only to the address that gave the marks."""
    if known is None or known.url != str(url):
        return {}
    marks = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in marks.items() if value}


def _page_body(rules: Rules) -> Take:
    """A function that reads the body of an answer, if it is a page of a kind that is taken."""

    def take(response: httpx.Response) -> bytes:
        if response.status_code not in WITH_PAGE:
            return b""
        media = media_type(response.headers)
        if media and media not in PAGES | XML | FEEDS | {JSON}:
            raise Refusal(f"the answer is {media}, not a page; {_remedy(media)}")
        length = response.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length[:20]) > rules.largest:
            raise TooLarge
        encoding = response.headers.get("content-encoding", "")
        return read_body(response.iter_raw(), encoding, rules.largest)

    return take


def media_type(headers: httpx.Headers) -> str | None:
    """The declared type without its parameters: "text/html"."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()[:100] or None


def _remedy(media: str) -> str:
    if media == "application/pdf":
        return "save its text and add that"
    if "json" in media or "csv" in media:
        return "save it and add the file, naming its fields"
    return "give the address of a page, a text or a feed"


def _said(visit: Visit, why: str) -> str:
    moved = any(status in MOVED for status in visit.chain)
    return f"a redirect is not followed: {why}" if moved else why


def _judged(visit: Visit, url: httpx.URL, answer: Answer, client: Client) -> Outcome:
    status = answer.status
    if status in (404, 410):
        return visit.gone(client, f"the site answers {status}: there is no such page", "missing")
    if status in (401, 402, 403, 451):
        return visit.gone(
            client, f"the site answers {status}: it does not let us in", "not_allowed"
        )
    if status not in WITH_PAGE:
        return visit.gone(client, f"the site answers {status}; try again later")
    page = _page(visit, url, answer, client)
    if page.media_type == JSON and not is_feed(page):
        raise Refusal(f"the answer is {JSON}, not a page; {_remedy(JSON)}")
    if not page.raw.strip():
        return visit.gone(client, "empty answer: not a byte of text; try again later")
    if is_feed(page) or len(page.raw) > LARGEST_LOOKED_AT:
        return page
    lines = visible_lines(page.raw, page.media_type)
    if not lines:
        return visit.gone(client, "empty answer: the page shows no text; try again later")
    if client.rules.probe and _soft_404(lines, url, visit, client):
        return visit.gone(
            client, "soft 404: the site says the same at an address that was made up", "soft_404"
        )
    return page


def _page(visit: Visit, url: httpx.URL, answer: Answer, client: Client) -> Incoming:
    return Incoming(
        answer.raw,
        visit.where,
        url=str(url),
        media_type=media_type(answer.headers),
        seen=client.seen(),
        flags=("redirected",) if any(status in MOVED for status in visit.chain) else (),
        etag=answer.headers.get("etag", "")[:1000] or None,
        modified=answer.headers.get("last-modified", "")[:100] or None,
    )


def _soft_404(lines: tuple[str, ...], url: httpx.URL, visit: Visit, client: Client) -> bool:
    """The site gives the same text for an address next to this one that cannot be there."""
    moved = any(status in MOVED for status in visit.chain)
    if not may_be_error(lines, moved) or (url.path == "/" and not moved):
        return False
    asked = parsed(visit.url)
    made = asked.copy_with(raw_path=made_up(asked.path, _mark(asked)).encode(), fragment=None)
    if str(made) not in client.made_up:
        client.made_up[str(made)] = _standard_text(made, client)
    standard = client.made_up[str(made)]
    if standard is None:
        return False
    end, said = standard
    # a made-up address that leads to this very page, which was asked for by its own name
    if end == str(url) and not moved:
        return False
    return same_text(lines, said, (asked.path, url.path, made.path, str(asked), str(made)))


def _standard_text(made: httpx.URL, client: Client) -> tuple[str, tuple[str, ...]] | None:
    """Where a made-up address ends and what is said there; None if the site tells it properly."""
    probe = Visit(Where(str(made), "url"), str(made), [])
    try:
        end, answer = _walked(str(made), probe, client, None)
    except (Refusal, Resting, NotPublic, TooLarge, Broken, Unreachable, *FAILURES):
        return None
    if answer.status not in WITH_PAGE:
        return None
    return str(end), visible_lines(answer.raw, media_type(answer.headers))


def _mark(url: httpx.URL) -> str:
    return hashlib.sha256(url.raw_host).hexdigest()[:8]
