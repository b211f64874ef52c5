"""The archive as each thread of the desk has it open: readers are never shared between threads."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tealeaves.archive.store import Archive

CACHE = 8_000  # KiB of pages a thread keeps


class Opened:
    """One archive file for many threads. `read` gives the thread's own reader."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.own = threading.local()

    def read(self) -> Archive:
        """The archive, to be read only. Raises ArchiveError where it is gone."""
        archive: Archive | None = getattr(self.own, "archive", None)
        if archive is None:
            archive = Archive.open(self.path, readonly=True)
            archive.connection.execute(f"PRAGMA cache_size = -{CACHE}")
            self.own.archive = archive
        return archive

    @contextmanager
    def write(self) -> Iterator[Archive]:
        """The archive, to be written for the length of a step."""
        with Archive.open(self.path) as archive:
            yield archive
