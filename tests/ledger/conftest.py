import shutil

import pytest

from tealeaves.archive.kept import one
from tealeaves.archive.store import Archive
from tealeaves.ledger.proposals import proposals_of
from tests.ledger.made import filled


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("ledger") / "made.tea")


@pytest.fixture
def archive(made, tmp_path):
    path = tmp_path / "desk.tea"
    shutil.copy(made, path)
    with Archive.open(path) as store:
        yield store


@pytest.fixture
def proposed(archive):
    """What the analysis foresees, by the first words of the claim."""
    return proposals_of(one(archive.connection, 1))
