"""Readings of the archive as values again, the last ones remembered."""

from functools import lru_cache
from pathlib import Path

from tealeaves.archive.kept import one, unpacked
from tealeaves.desk.opened import Opened
from tealeaves.errors import ArchiveError
from tealeaves.knowledge import Pack
from tealeaves.packs.load import load
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page
from tealeaves.revive import reading_of
from tealeaves.show.marks import marked
from tealeaves.show.panel import Desk
from tealeaves.show.places import Places

REMEMBERED = 64  # readings


@lru_cache(maxsize=4)
def pack_of(packs: tuple[Path, ...]) -> Pack:
    """The packs in force, loaded once."""
    return load(packs)


def desk_of(opened: Opened, document: int, packs: tuple[Path, ...]) -> Desk:
    """All that is shown of a document's reading. Raises ArchiveError when there is none."""
    row = (
        opened.read()
        .connection.execute(
            "SELECT d.version, r.stamp FROM document d JOIN reading r ON r.version = d.version "
            "WHERE d.id = ?",
            (document,),
        )
        .fetchone()
    )
    if row is None:
        raise ArchiveError(f"document {document}: there is none")
    return _made(opened, document, (row[0], row[1]), packs)


@lru_cache(maxsize=REMEMBERED)
def _made(opened: Opened, document: int, state: tuple[int, int], packs: tuple[Path, ...]) -> Desk:
    """`state`: version and stamp; when either changes, it is made anew."""
    kept = one(opened.read().connection, document)
    known, pack = kept.document, pack_of(packs)
    page = read_page(unpacked(kept.raw), uri=known.url, media_type=kept.media_type)
    given = known.date if known.basis == "given" and known.precision == "day" else None
    article = read_article(
        page, pack, date=given, outlet=known.outlet, url=known.url, language=known.language
    )
    reading = reading_of(kept.reading, article)
    return Desk(reading, pack, marked(reading), Places(article))
