"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tealeaves.errors import ArchiveError


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A place beside a path to write to; what is there at the end takes the path's place.

    Where anything fails, what stood at the path stays and nothing is left beside it. Raises OSError
    where the place cannot be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    beside = Path(name)
    try:
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(beside, 0o666 & ~umask)
        yield beside
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def write_whole(path: Path, raw: bytes) -> None:
    """Put bytes at a path. Raises ArchiveError where the place cannot be written."""
    try:
        with replaced(path) as beside:
            beside.write_bytes(raw)
    except OSError as error:
        raise unwritable(path, error) from None


def unwritable(path: Path, error: OSError) -> ArchiveError:
    """The error that tells of a place that cannot be written."""
    why = (error.strerror or str(error)).lower()
    return ArchiveError(f"{path}: {why}; choose another place")
