"""A file written whole or not at all."""

import os
from pathlib import Path

from tealeaves.errors import ArchiveError


def write_whole(path: Path, raw: bytes) -> None:
    """Put bytes at a path; what stood there stays until they are all written.

    Raises ArchiveError where the place cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(raw)
        os.replace(beside, path)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ArchiveError(f"{path}: {why}; choose another place") from None
    finally:
        beside.unlink(missing_ok=True)
