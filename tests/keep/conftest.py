"""An archive of a few pages of our own."""

import pytest

from tealeaves.archive.store import Archive
from tealeaves.keep.add import Reader, add
from tests.keep.made import NOW
from tests.keep.watching import Desk
from tests.sources.serving import visiting


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


@pytest.fixture
def desk(archive, lookup):
    """A desk that watches with a client that may ask this machine and never waits in earnest."""
    with visiting() as client:
        yield Desk(archive, lookup, client)
