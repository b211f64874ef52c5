"""The text at hand: a document of the archive, or a page that is read for the purpose."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tealeaves.archive.issued import clean_text
from tealeaves.archive.kept import decoded, one, unpacked
from tealeaves.archive.search.places import Places
from tealeaves.archive.search.places import unpacked as unpacked_places
from tealeaves.archive.store import Archive
from tealeaves.archive.versions.states import document_of
from tealeaves.compare.facts import Facts, facts_of, facts_of_page
from tealeaves.compare.precedents import setting_of
from tealeaves.compare.quoting import Source, source_of
from tealeaves.errors import PageError
from tealeaves.keep.reading import filing_of
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tealeaves.sources.record import Incoming, Refused, Where
from tealeaves.types import Setting


@dataclass(frozen=True, slots=True)
class Subject:
    """A text with all that a comparison asks of it."""

    facts: Facts
    setting: Setting
    source: Source
    text: str  # the article's clean text
    places: Places  # where its characters lie in the page


def subject_of(archive: Archive, document: int) -> Subject:
    """A document of the archive. Raises ArchiveError when there is none."""
    connection = archive.connection
    text, places = clean_text(connection, one(connection, document).document.id)
    (facts,) = facts_of(connection, [document])
    source = source_of(connection, facts)
    return Subject(facts, setting_of(connection, document), source, text, places)


def subject_of_page(
    path: str,
    packs: Sequence[Path] = (),
    *,
    date: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Subject:
    """A page that is in no archive. Raises PageError when it cannot be read."""
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise PageError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    incoming = Incoming(raw, Where(path, "file"), url=url, date=date, outlet=outlet)
    filing = filing_of(incoming, Lookup(load(packs)), "")
    if isinstance(filing, Refused):
        raise PageError(f"{path}: {filing.why}")
    facts = facts_of_page(filing)
    reading = json.loads(unpacked(filing.rows.json).decode("utf-8", "surrogatepass"))
    places = unpacked_places(filing.rows.places)
    source = Source(facts.sha256, decoded(raw, filing.encoding), reading, facts, places)
    return Subject(facts, filing.rows.setting, source, filing.rows.text, places)


def find_subject(
    archive: Archive,
    name: str,
    packs: Sequence[Path] = (),
    *,
    date: str | None = None,
    outlet: str | None = None,
) -> Subject:
    """What the user named: a file, else a document by what `document_of` knows it by."""
    if Path(name).is_file():
        return subject_of_page(name, packs, date=date, outlet=outlet)
    return subject_of(archive, document_of(archive.connection, name))
