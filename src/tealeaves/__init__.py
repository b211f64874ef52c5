"""Read controlled (state) media: what is put first, left out or said in which words.

    >>> import tealeaves
    >>> reading = tealeaves.read_file("page.txt")      # doctest: +SKIP

Every finding points at exact characters of the page it was found on.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("tealeaves")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0.0.0"
