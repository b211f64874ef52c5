"""Read controlled (state) media: what is put first, left out or said in which words.

    >>> from tealeaves import Archive
    >>> with Archive.open("desk.tea") as archive:      # doctest: +SKIP
    ...     for document in archive.documents(since="2024-08"):
    ...         print(document.date, document.title)

Every finding points at exact characters of the page it was found on.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tealeaves.archive.store import Archive

__all__ = ["Archive", "__version__"]

try:
    __version__ = version("tealeaves")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0.0.0"


def __getattr__(name: str) -> Any:
    # loaded when it is asked for: the command line must start at once
    if name == "Archive":
        from tealeaves.archive.store import Archive

        return Archive
    raise AttributeError(f"module 'tealeaves' has no attribute {name!r}")
