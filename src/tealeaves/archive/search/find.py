"""Full text and what was read of the texts, searched: one call, one frozen answer.

Any string is a query (see query.py). Ranked by bm25, the title weighing more; where more than
RANKED documents answer, those whose title does come first, and of a group the RANKED added last
are ranked. Near copies are folded into their first document unless asked for.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from tealeaves.archive.search.facets import Facets, facets_of
from tealeaves.archive.search.filters import Filters, conditions, hints
from tealeaves.archive.search.hits import Hit, hits_of
from tealeaves.archive.search.marks import Finder
from tealeaves.archive.search.matches import FEW, RANKED, Matches, gather
from tealeaves.archive.search.matching import Matcher, leaves, parts
from tealeaves.archive.search.query import Node, Words, parse
from tealeaves.archive.store import Archive

Sort = Literal["rank", "date"]

TITLE_WEIGHT = 8.0


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. Without text everything that passes the filters, the newest first."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "rank"
    limit: int = 20
    offset: int = 0
    copies: bool = False  # list near copies as well
    own_script: bool = False  # "Lavrov" does not find "Лавров"
    facets: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The answer. `total` counts all that was found, copies only where they were asked for."""

    total: int
    hits: tuple[Hit, ...]
    next: int | None  # offset of what follows
    partial: bool  # nothing has all the words; these have at least half of them
    facets: Facets | None
    notes: tuple[str, ...]  # a line each: filter values that the archive does not know


def search(archive: Archive, query: Query) -> Found:
    """What the archive has on a query.

    Raises ArchiveError for a filter that cannot be one (no date, no kind of finding).
    """
    node = parse(query.text)
    filtering = conditions(archive, query.filters)
    notes = hints(archive.connection, query.filters)
    if node is None and query.text.strip():
        return Found(0, (), None, False, None, (*notes, "nothing to look for in this query"))
    matcher = Matcher(own_script=query.own_script)
    wanted = Matches.of(node, matcher, filtering)
    connection = archive.connection
    gathered = gather(connection, wanted, copies=query.copies)
    words: tuple[Words, ...] = tuple(leaves(node))
    pieces = parts(node) if gathered.total == 0 and node is not None else ()
    if pieces:
        words = pieces
        wanted = Matches.some_of(pieces, matcher, filtering)
        gathered = gather(connection, wanted, copies=query.copies)
    total = gathered.total - len(gathered.hidden)
    page = _page(_ranked(archive, query, node, wanted, gathered.total), gathered.hidden, query)
    after = query.offset + len(page)
    counts = facets_of(connection, wanted, gathered.hidden, total) if query.facets else None
    return Found(
        total=total,
        hits=hits_of(connection, page, Finder(words, query.own_script)),
        next=after if page and after < total else None,
        partial=bool(pieces) and total > 0,
        facets=counts,
        notes=notes,
    )


def _page(
    ranked: Iterator[tuple[int, float | None]], hidden: frozenset[int], query: Query
) -> list[tuple[int, float | None]]:
    """The documents of the page that is asked for, each once."""
    seen: set[int] = set()
    page: list[tuple[int, float | None]] = []
    for document, score in ranked if query.limit > 0 else ():
        if document in hidden or document in seen:
            continue
        seen.add(document)
        if len(seen) > query.offset:
            page.append((document, score))
            if len(page) == query.limit:
                break
    return page


def _ranked(
    archive: Archive, query: Query, node: Node | None, wanted: Matches, total: int
) -> Iterator[tuple[int, float | None]]:
    """(document, score) in the order asked for; a better score is higher."""
    connection = archive.connection
    if total == 0:
        return
    if query.sort == "date" or (wanted.asked is None and wanted.scores is None):
        yield from _newest(archive, wanted, total)
    elif wanted.scores is not None:
        for document, score in connection.execute(*wanted.by_score()):
            yield document, round(float(score), 3)
    elif total <= RANKED:
        for document, rank in connection.execute(*wanted.by_rank(TITLE_WEIGHT, 0)):
            yield document, round(-rank, 3)
    else:
        heads = Matcher(query.own_script, title=True)
        yield from _best(connection, wanted.asking(heads.ask(node) if node else None))
        yield from _best(connection, wanted)


def _best(connection: sqlite3.Connection, wanted: Matches) -> Iterator[tuple[int, float | None]]:
    """By bm25; where very many answer, those added last are ranked, and the others follow."""
    found = connection.execute(*wanted.edge()).fetchone()
    edge = found[0] if found else 0
    for document, rank in connection.execute(*wanted.by_rank(TITLE_WEIGHT, edge)):
        yield document, round(-rank, 3)
    if found:
        yield from ((row[0], None) for row in connection.execute(*wanted.before(edge)))


def _newest(archive: Archive, wanted: Matches, total: int) -> Iterator[tuple[int, None]]:
    """By day; many matches are looked up while the days are gone through."""
    connection = archive.connection
    if total <= FEW:
        yield from ((row[0], None) for row in connection.execute(*wanted.by_date()))
        return
    ids = None if wanted.everything else {row[0] for row in connection.execute(*wanted.ids())}
    newest = connection.execute(
        "SELECT r.document FROM reading r INDEXED BY reading_date "
        "CROSS JOIN document d ON d.id = r.document AND d.version = r.version "
        "ORDER BY r.date DESC, r.version DESC"
    )
    yield from ((row[0], None) for row in newest if ids is None or row[0] in ids)
