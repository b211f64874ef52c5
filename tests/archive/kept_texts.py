"""A small archive of our own texts, for what is looked up in it."""

import hashlib

from tealeaves.archive.store import Archive
from tealeaves.archive.write import write
from tealeaves.keep.reading import filing_of
from tealeaves.sources.record import Incoming, Where

NOW = "2031-06-01T08:00:00.000000Z"
LATER = "2031-06-02T08:00:00.000000Z"


def filed(lookup, text, **facts):
    """The filing of one page of our own."""
    raw = text.encode("utf-8")
    place = hashlib.sha256(raw).hexdigest()[:12]
    return filing_of(Incoming(raw, Where("rows.jsonl", "rows", place), **facts), lookup, NOW)


def keep(archive, lookup, *texts, **facts):
    """Add texts, one page each, in one batch; the numbers of their documents."""
    outcomes = write(archive, [filed(lookup, text, **facts) for text in texts], NOW)
    return [outcome.document for outcome in outcomes]


def archive_of(path, lookup, *texts, **facts):
    """A new archive with these texts."""
    archive = Archive.open(path, create=True)
    keep(archive, lookup, *texts, **facts)
    return archive
