"""An archive of a few pages of our own."""

import pytest

from tealeaves.archive.store import Archive
from tealeaves.keep.add import Reader, add
from tests.keep.made import NOW


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "a.tea", create=True) as opened:
        yield opened


@pytest.fixture
def keep(archive, lookup):
    """A function: pages into the archive."""

    def run(*items, now=NOW):
        return add(archive, items, Reader(lookup), now)

    return run
