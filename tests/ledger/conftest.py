import pytest

from tealeaves.archive.kept import one
from tealeaves.ledger.proposals import proposals_of
from tests.ledger.made import filled


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("ledger") / "made.tea")


@pytest.fixture
def proposed(archive):
    """What the analysis foresees, by the first words of the claim."""
    return proposals_of(one(archive.connection, 1))
