"""What an outcome rests on: words of a page of the archive, or a search that found nothing."""

import re
from typing import Any

from tealeaves.archive.kept import one
from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Query, search
from tealeaves.archive.store import Archive
from tealeaves.errors import LedgerError
from tealeaves.ledger.proposals import quote_of

LONGEST = 2_000  # characters of a quotation


def quotation(archive: Archive, document: int, words: str) -> dict[str, Any]:
    """Words of a document as evidence, with their characters; white space in them may differ.

    Raises LedgerError where they do not stand there, ArchiveError where there is no document.
    """
    kept = one(archive.connection, document)
    parts = words.split()
    if not parts or len(words) > LONGEST:
        raise LedgerError(f"--quote: give up to {LONGEST} characters of the page")
    found = re.search(r"\s+".join(re.escape(part) for part in parts), kept.page)
    if found is None:
        raise LedgerError(f"--quote {words!r}: does not stand in document {document}")
    return {
        "document": document,
        "date": kept.document.date,
        "title": kept.document.title,
        **quote_of(kept, found.start(), found.end()),
    }


def search_made(archive: Archive, query: str, since: str | None, until: str) -> dict[str, Any]:
    """A search over a window as evidence that nothing came: its words, texts searched, answers.

    Raises LedgerError where the archive has no text of that time: then nothing is known.
    """
    window = Filters(since=since, until=until)
    texts = search(archive, Query("", window, limit=0)).total
    if not texts:
        raise LedgerError(f"--searched: the archive has no text from {since} to {until}")
    answers = search(archive, Query(query, window, limit=0))
    return {
        "searched": query,
        "from": since,
        "to": until,
        "texts": texts,
        "answers": 0 if answers.partial else answers.total,
    }
