"""One page that a person names: its document, kept first where it is not yet."""

from collections.abc import Sequence
from pathlib import Path

from tealeaves.archive.store import Archive
from tealeaves.archive.versions.states import document_of
from tealeaves.errors import PageError
from tealeaves.keep.add import Reader, Tally, add
from tealeaves.keep.reading import sha_of
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tealeaves.sources.fields import Given
from tealeaves.sources.paths import items
from tealeaves.sources.record import Refused


def keep_page(
    archive: Archive,
    name: str,
    now: str,
    given: Given | None = None,
    packs: Sequence[Path] = (),
) -> int:
    """The document of a file, which is added where it is not there, or the one of that name.

    Raises PageError for a file that is refused, ArchiveError for a name that is not known.
    """
    path = Path(name)
    if not path.is_file():
        return document_of(archive.connection, name)
    refused: list[str] = []

    def told(written: tuple[object, ...], tally: Tally) -> None:
        refused.extend(str(piece.why) for piece in written if isinstance(piece, Refused))

    reader = Reader(Lookup(load(packs)), tuple(packs))
    add(archive, items([name], given=given or Given()), reader, now, told)
    if refused:
        raise PageError(f"{name}: {refused[0]}")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PageError(f"{name}: {(error.strerror or str(error)).lower()}") from None
    return document_of(archive.connection, sha_of(raw))
