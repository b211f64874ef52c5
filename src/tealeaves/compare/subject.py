"""The text at hand: a document of the archive, or a page that is read for the purpose."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tealeaves.archive.kept import contract_of, one
from tealeaves.archive.store import Archive
from tealeaves.compare.facts import Facts, facts_of, facts_of_page
from tealeaves.compare.precedents import setting_of
from tealeaves.compare.quoting import Source
from tealeaves.errors import ArchiveError, PageError
from tealeaves.types import Setting


@dataclass(frozen=True, slots=True)
class Subject:
    """A text with all that a comparison asks of it."""

    facts: Facts
    setting: Setting
    source: Source
    text: str  # the article's clean text


def subject_of(archive: Archive, document: int) -> Subject:
    """A document of the archive. Raises ArchiveError when there is none."""
    kept = one(archive.connection, document)
    (facts,) = facts_of(archive.connection, [document])
    html = kept.media_type == "text/html"
    source = Source(facts.sha256, kept.page, html, contract_of(kept), facts)
    return Subject(facts, setting_of(archive.connection, document), source, kept.document.text)


def subject_of_page(
    path: str,
    packs: Sequence[Path] = (),
    *,
    date: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Subject:
    """A page that is in no archive. Raises PageError when it cannot be read."""
    import json
    import zlib

    from tealeaves.keep.reading import filing_of
    from tealeaves.packs.load import load
    from tealeaves.packs.lookup import Lookup
    from tealeaves.page.decode import read_page
    from tealeaves.sources.record import Incoming, Refused, Where

    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise PageError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    incoming = Incoming(raw, Where(path, "file"), url=url, date=date, outlet=outlet)
    filing = filing_of(incoming, Lookup(load(packs)), "")
    if isinstance(filing, Refused):
        raise PageError(f"{path}: {filing.why}")
    reading = json.loads(zlib.decompress(filing.rows.json))
    facts = facts_of_page(filing)
    page = read_page(raw, uri=path)
    html = page.media_type == "text/html"
    return Subject(
        facts,
        filing.rows.setting,
        Source(facts.sha256, page.text, html, reading, facts),
        filing.rows.text,
    )


def find_subject(
    archive: Archive,
    name: str,
    packs: Sequence[Path] = (),
    *,
    date: str | None = None,
    outlet: str | None = None,
) -> Subject:
    """What the user named: a file, else the id, the address or the sha256 of a document."""
    if Path(name).is_file():
        return subject_of_page(name, packs, date=date, outlet=outlet)
    document = document_named(archive, name)
    if document is None:
        raise ArchiveError(
            f"{name}: is no file, and no document of {archive.path} has this id, address or sha256"
        )
    return subject_of(archive, document)


def document_named(archive: Archive, name: str) -> int | None:
    """A document by its id, its address, its record's id or the sha256 of its page."""
    from tealeaves.sources.address import same

    one_row = archive.connection.execute
    if name.isdecimal():
        row = one_row("SELECT id FROM document WHERE id = ?", (int(name),)).fetchone()
    else:
        row = one_row(
            "SELECT document FROM alias WHERE key IN (?, ?) UNION ALL "
            "SELECT document FROM version JOIN page ON page.id = page WHERE sha256 = ? LIMIT 1",
            ("url:" + same(name), "id:" + name, name),
        ).fetchone()
    return int(row[0]) if row else None
