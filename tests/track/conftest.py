"""Archives with a change at a known place, and with none."""

import pytest

from tealeaves.archive.store import Archive
from tests.track.made import archive_of, steady

CORVANIA = {"country": {"CRV": 2}}
CHANGED = (
    "2031-03-11"  # from this day on Corvania stands in every second text, before in every tenth
)


@pytest.fixture(scope="session")
def planted(tmp_path_factory):
    """A change on one day: Corvania; and none: Sunmar in every fifth text."""
    texts = steady("2031-01-01", 69, 5, 10, CORVANIA) + steady(CHANGED, 60, 5, 2, CORVANIA)
    for number, text in enumerate(texts):
        if number % 5 == 3:
            text.terms = {"country": {**text.terms.get("country", {}), "SMR": 1}}
    path = archive_of(tmp_path_factory.mktemp("track") / "planted.tea", texts)
    with Archive.open(path, readonly=True) as archive:
        yield archive
