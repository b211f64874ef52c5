"""Full text and what was read of the texts, searched: one call, one frozen answer.

Any string is a query (see query.py). Ranked by bm25, the title weighing more; where more than
RANKED documents have the words, those whose title has them come first, each group by day. Near
copies are folded into their first document unless asked for.
"""

import sqlite3
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from tealeaves.archive.search.facets import Facets, facets_of
from tealeaves.archive.search.filters import Condition, Filters, conditions, hints
from tealeaves.archive.search.gathering import Few, Many, Ranked, gather
from tealeaves.archive.search.hits import Hit, hits_of
from tealeaves.archive.search.marks import Finder
from tealeaves.archive.search.matches import Matches
from tealeaves.archive.search.matching import Matcher, leaves, parts
from tealeaves.archive.search.query import Words, parse
from tealeaves.archive.store import Archive

Sort = Literal["rank", "date"]

TITLE_WEIGHT = 8.0
LATER = "SELECT id AS document FROM document WHERE id > ?"


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
    heads = Matcher(query.own_script, title=True).ask(node) if node else None
    gathered = gather(archive, wanted, heads, copies=query.copies)
    words: tuple[Words, ...] = tuple(leaves(node))
    pieces = parts(node) if gathered.total == 0 and node is not None else ()
    if pieces:
        words = pieces
        wanted = Matches.some_of(pieces, matcher, filtering)
        gathered = gather(archive, wanted, None, copies=query.copies)
    total = gathered.shown
    page = _page(_ordered(archive.connection, query, wanted, gathered), query)
    after = query.offset + len(page)
    return Found(
        total=total,
        hits=hits_of(archive.connection, page, Finder(words, query.own_script)),
        next=after if page and after < total else None,
        partial=bool(pieces) and total > 0,
        facets=facets_of(archive.connection, gathered) if query.facets else None,
        notes=notes,
    )


def newer(archive: Archive, query: Query, document: int) -> int:
    """How many documents with a higher number have all the words and pass the filters."""
    node = parse(query.text)
    if node is None and query.text.strip():
        return 0
    later = Condition("d.id > ?", (document,), listed=LATER)
    filtering = (*conditions(archive, query.filters), later)
    wanted = Matches.of(node, Matcher(own_script=query.own_script), filtering)
    return gather(archive, wanted, None, copies=query.copies).shown


def _page(ranked: Ranked, query: Query) -> list[tuple[int, float | None]]:
    """The documents of the page that is asked for."""
    if query.limit < 1:
        return []
    page = islice(ranked, query.offset, query.offset + query.limit)
    return [(id_, None if score is None else round(score, 3)) for id_, score in page]


def _ordered(
    connection: sqlite3.Connection, query: Query, wanted: Matches, gathered: Few | Many
) -> Ranked:
    """(document, score) in the order asked for; a better score is higher."""
    if gathered.shown == 0:
        return
    if query.sort == "date" or (wanted.asked is None and wanted.scores is None):
        yield from ((id_, None) for id_ in gathered.newest())
    elif wanted.scores is not None:
        shown = frozenset(gathered.ids)
        for id_, score in connection.execute(*wanted.by_score()):
            if id_ in shown:
                yield id_, float(score)
    else:
        yield from gathered.ranked(wanted, connection, TITLE_WEIGHT)
