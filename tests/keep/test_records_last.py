"""Merges, splits and corrections: whatever is read anew they hold, and each can be taken back."""

import pytest

from tealeaves.archive.records.corrections import add_finding, correct, corrections
from tealeaves.archive.records.identity import merge, split
from tealeaves.archive.records.log import records, undo
from tealeaves.archive.records.people import everyone, profile
from tealeaves.errors import ArchiveError
from tealeaves.keep.add import Reader
from tealeaves.keep.reread import reread
from tests.keep.made import LATER, NOW, page

ANN = ("Ann", NOW)
SAYS = (
    "Envoy Received\n\n"
    "Strelsau, March {day} (RNA) -- {title} Choe Son Hui received Wang Yi, foreign minister of "
    "China, on Monday.\n"
)
TITLES = {2: "Vice Foreign Minister", 9: "Foreign Minister", 16: "Foreign Minister"}


@pytest.fixture
def files(archive, keep):
    keep(
        *(
            page(
                SAYS.format(day=day, title=title),
                f"line {day}",
                url=f"https://rna.example/{day}",
                date=f"2026-03-{day:02d}",
            )
            for day, title in TITLES.items()
        )
    )
    return archive


@pytest.fixture
def again(files, lookup):
    """A function: every document read anew."""
    return lambda: reread(files, Reader(lookup), LATER, everything=True)


def keys(archive):
    return {person.key: person.texts for person in everyone(archive)}


def test_a_merge_holds_after_a_reread_and_its_undoing_too(files, again):
    number = merge(files, *ANN, "wang-yi", "choe-son-hui", "a test")
    again()
    assert keys(files).get("wang-yi") is None
    assert profile(files, "wang-yi").summary.key == "choe-son-hui"
    undo(files, *ANN, number)
    again()
    assert keys(files)["wang-yi"] == keys(files)["choe-son-hui"] == 3


def test_a_split_holds_after_a_reread_and_its_undoing_too(files, again):
    number = split(files, *ANN, "choe-son-hui", (1, 2), "Choe Son Hui (the elder)")
    again()
    elder = profile(files, "~choe son hui (the elder)")
    assert (elder.summary.texts, elder.summary.first, elder.summary.last) == (
        2, "2026-03-02", "2026-03-09",
    )  # fmt: skip
    assert profile(files, "choe-son-hui").summary.first == "2026-03-16"
    undo(files, *ANN, number)
    again()
    assert profile(files, "choe-son-hui").summary.texts == 3
    with pytest.raises(ArchiveError, match="nobody has this key"):
        profile(files, "~choe son hui (the elder)")


def test_titles_over_time_follow_a_split(files):
    split(files, *ANN, "choe-son-hui", (1,), "Choe Son Hui (the elder)")
    titles = [(t.title, t.first, t.last) for t in profile(files, "choe-son-hui").titles]
    assert [days for _, *days in titles] == [["2026-03-09", "2026-03-16"]]
    elder = profile(files, "~choe son hui (the elder)").titles
    assert [(t.first, t.last) for t in elder] == [("2026-03-02", "2026-03-02")]
    assert elder[0].printed == ("Vice Foreign Minister",)


def test_the_list_of_people_counts_a_split_person_apart(files):
    split(files, *ANN, "choe-son-hui", (1,), "Choe Son Hui (the elder)")
    assert keys(files)["choe-son-hui"] == 2
    assert keys(files)["~choe son hui (the elder)"] == 1
    (elder,) = everyone(files, find="the elder")
    assert (elder.first, elder.last, elder.mentions) == ("2026-03-02", "2026-03-02", 1)
    assert elder.merged == ()


def test_a_text_that_names_both_halves_of_a_merge_is_counted_once(files):
    merge(files, *ANN, "wang-yi", "choe-son-hui")
    assert keys(files)["choe-son-hui"] == profile(files, "choe-son-hui").summary.texts == 3


def test_corrections_hold_after_a_reread_until_undone(files, again):
    number = correct(files, *ANN, 1, "dates", 0, "edit", {"value": "2026-03-03"}, "misprint")
    own = add_finding(files, *ANN, 1, "formulas", "received", {"note": "cool"})
    before = list(records(files))
    again()
    assert list(records(files)) == before
    held = {c.record.id: (c.verdict, c.item, c.holds) for c in corrections(files, 1)}
    assert held == {number: ("edit", 0, True), own: ("add", None, True)}
    undo(files, *ANN, number)
    again()
    assert [c.record.id for c in corrections(files, 1)] == [own]
    assert [r.undone_by is not None for r in records(files)] == [True, False, False]
