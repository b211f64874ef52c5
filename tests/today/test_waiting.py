"""Pending absences on a day: shown while open, and on the day that settles them."""

import pytest

from tealeaves.today import waiting as module
from tealeaves.today.waiting import waiting
from tests.check.made import archive_of, report

CONGRESS = "Congress of the WPK"


def texts():
    yield report("2031-03-01", "The hall was full. Nobody was idle.", f"{CONGRESS} Opens")
    yield report("2031-03-03", "A speaker said that Japan must pay.", f"{CONGRESS} Goes On")
    yield report("2031-03-05", "The flags were taken down.", f"{CONGRESS} Closes")


@pytest.fixture(scope="module")
def made(tmp_path_factory, lookup):
    with archive_of(tmp_path_factory.mktemp("waiting") / "a.tea", texts(), lookup) as opened:
        yield opened


class Missing:
    """A comparison in which Japan and Cuba are missing from the opening text."""

    def __init__(self, subject):
        self.first = subject.facts.title == f"{CONGRESS} Opens"

    def to_json(self):
        signals = [
            {
                "kind": "absence",
                "statement": f"{code} is not named; 9 of 9 earlier texts named it",
                "baseline": {"bits": 3.46},
                "feature": {"kind": "country", "parts": [code]},
            }
            for code in ("JPN", "CUB")
        ]
        return {"signals": signals if self.first else []}


@pytest.fixture
def states(made, lookup, monkeypatch):
    """A function: a day to how the absences stand on it."""
    monkeypatch.setattr(module, "compare", lambda archive, subject: Missing(subject))

    def on(day):
        found, _ = waiting(made, lookup.pack, day)
        return [(w.statement[:4].strip(), w.standing.status) for w in found]

    return on


def test_both_are_pending_at_first(states):
    assert states("2031-03-02") == [("JPN", "pending"), ("CUB", "pending")]


def test_what_came_is_settled_on_its_day_and_no_longer_shown(states):
    assert states("2031-03-03") == [("JPN", "appeared"), ("CUB", "pending")]
    assert states("2031-03-04") == [("CUB", "pending")]


def test_what_never_came_is_settled_on_the_day_of_the_close(states):
    assert states("2031-03-05") == [("CUB", "stayed_absent")]
    assert states("2031-03-06") == []


def test_long_after_nothing_is_waiting(states):
    assert states("2031-06-01") == []
