"""People of an archive, and what analysts decide about them and about findings."""

import sqlite3

import pytest

from tealeaves.archive.records.corrections import add_finding, correct, corrections, note, notes
from tealeaves.archive.records.identity import identity, merge, split
from tealeaves.archive.records.log import records, undo
from tealeaves.archive.records.people import everyone, profile
from tealeaves.archive.records.settled import Identity
from tealeaves.errors import ArchiveError
from tests.keep.made import LATER, NOW, page

VISIT = (
    "Envoy Received\n\n"
    "Strelsau, {day} (RNA) -- {title} Choe Son Hui received Wang Yi, foreign minister of China, "
    "on Monday.\n"
)
ANN = ("Ann", NOW)


def visit(number, day, title):
    date = f"2026-03-{number:02d}"
    text = VISIT.format(day=day, title=title)
    return page(text, f"line {number}", url=f"https://rna.example/{number}", date=date)


@pytest.fixture
def files(archive, keep):
    keep(
        visit(2, "March 2", "Vice Foreign Minister"),
        visit(9, "March 9", "Foreign Minister"),
        visit(16, "March 16", "Foreign Minister"),
    )
    return archive


def test_people_are_listed_by_the_number_of_texts_with_first_and_last_day(files):
    found = {p.key: p for p in everyone(files)}
    choe = found["choe-son-hui"]
    assert (choe.texts, choe.first, choe.last) == (3, "2026-03-02", "2026-03-16")


def test_people_are_found_by_a_part_of_the_name(files):
    assert [p.key for p in everyone(files, find="son hui")] == ["choe-son-hui"]
    assert everyone(files, find="nobody of this name") == ()


def test_titles_are_told_over_time(files):
    titles = profile(files, "choe-son-hui").titles
    assert [(t.texts, t.first, t.last) for t in titles] == [
        (1, "2026-03-02", "2026-03-02"),
        (2, "2026-03-09", "2026-03-16"),
    ]


def test_a_merge_joins_two_keys_and_an_undo_parts_them(files):
    number = merge(files, *ANN, "wang-yi", "choe-son-hui", "a test")
    joined = {p.key: p for p in everyone(files)}
    assert "wang-yi" not in joined
    assert joined["choe-son-hui"].merged == ("wang-yi",)
    undo(files, *ANN, number)
    assert "wang-yi" in {p.key for p in everyone(files)}


def test_an_undo_that_is_undone_lets_the_merge_stand_again(files):
    number = merge(files, *ANN, "wang-yi", "choe-son-hui")
    again = undo(files, *ANN, number)
    undo(files, *ANN, again)
    assert identity(files).of("wang-yi") == "choe-son-hui"


def test_merges_in_a_ring_are_refused(files):
    merge(files, *ANN, "wang-yi", "choe-son-hui")
    with pytest.raises(ArchiveError, match="one person already"):
        merge(files, *ANN, "choe-son-hui", "wang-yi")


def test_a_split_takes_some_documents_to_another_person(files):
    split(files, *ANN, "choe-son-hui", (1,), "Choe Son Hui (the elder)")
    elder = profile(files, "~choe son hui (the elder)")
    assert [s.document for s in elder.sightings] == [1]
    assert {s.document for s in profile(files, "choe-son-hui").sightings} == {2, 3}


def test_a_split_of_a_document_without_the_person_is_refused(files):
    with pytest.raises(ArchiveError, match="document 99"):
        split(files, *ANN, "choe-son-hui", (99,), "another")


def test_an_unknown_person_is_told(files):
    with pytest.raises(ArchiveError, match="nobody has this key"):
        profile(files, "rassendyll")


def test_records_cannot_be_changed_or_erased(files):
    note(files, *ANN, 1, "a note")
    for attempt in ("UPDATE record SET who = 'Bob'", "DELETE FROM record"):
        with pytest.raises(sqlite3.IntegrityError):
            files.connection.execute(attempt)


def test_a_record_needs_an_author(files):
    with pytest.raises(ArchiveError, match="--who"):
        note(files, " ", NOW, 1, "a note")


def test_an_undone_note_is_kept_and_shown_as_undone(files):
    number = note(files, *ANN, 1, "wrong")
    undo(files, "Bob", LATER, number)
    assert notes(files, 1) == ()
    assert [(r.kind, r.undone_by) for r in records(files)] == [("note", 2), ("undo", None)]


def test_a_second_undo_is_refused(files):
    number = note(files, *ANN, 1, "wrong")
    undo(files, *ANN, number)
    with pytest.raises(ArchiveError, match="undone already"):
        undo(files, *ANN, number)


def test_a_correction_knows_its_finding_and_keeps_its_words(files):
    correct(files, *ANN, 1, "dates", 0, "reject", why="not a date of the event")
    (found,) = corrections(files, 1)
    assert (found.verdict, found.item) == ("reject", 0)
    quote = found.record.body["quote"]
    assert (quote["start"], quote["end"]) == (found.start, found.end)
    assert quote["before"].endswith("Strelsau, ")


def test_a_correction_follows_its_words_into_a_new_version(files, keep):
    correct(files, *ANN, 1, "dates", 1, "confirm")
    text = VISIT.format(day="March 2", title="Vice Foreign Minister")
    longer = text.replace("received Wang Yi", "cordially received Wang Yi")
    keep(page(longer, url="https://rna.example/2", date="2026-03-02"), now=LATER)
    (found,) = corrections(files, 1)
    assert found.holds
    assert longer[found.start : found.end] == "Monday"


def test_a_correction_whose_words_are_gone_says_so(files, keep):
    correct(files, *ANN, 1, "dates", 1, "confirm")
    other = "Envoy Left\n\nStrelsau, March 2 (RNA) -- The envoy of China went home by train.\n"
    keep(page(other, url="https://rna.example/2", date="2026-03-02"), now=LATER)
    assert [c.holds for c in corrections(files, 1)] == [False]


def test_a_finding_of_ones_own_needs_words_that_stand_once(files):
    add_finding(files, *ANN, 1, "formulas", "received", {"note": "cool"})
    assert [(c.verdict, c.holds) for c in corrections(files, 1)] == [("add", True)]
    with pytest.raises(ArchiveError, match="stands 0 times"):
        add_finding(files, *ANN, 1, "formulas", "fraternal", {})


def test_an_edit_of_what_a_finding_does_not_have_is_refused(files):
    with pytest.raises(ArchiveError, match="has no speaker"):
        correct(files, *ANN, 1, "dates", 0, "edit", {"speaker": "x"})


def test_a_finding_that_is_not_there_is_told(files):
    with pytest.raises(ArchiveError, match="counted from 0"):
        correct(files, *ANN, 1, "forecasts", 7, "reject")


def test_people_of_some_days_are_those_of_their_texts(files):
    assert [p.texts for p in everyone(files, since="2026-03-09", until="2026-03")] == [2, 2]
    assert everyone(files, until="2025") == ()
    with pytest.raises(ArchiveError, match="not a date"):
        everyone(files, since="March")


def test_what_is_counted_already_equals_what_all_texts_give(files, keep, monkeypatch):
    keep(visit(16, "March 16", "Foreign Minister"), page(VISIT.format(day="May", title="Envoy")))
    people = everyone(files)
    quick = {p.key: profile(files, p.key) for p in people}
    # as if something were decided about everybody: each text is looked at
    monkeypatch.setattr(Identity, "decided", lambda self: frozenset(quick))
    assert {p.key: profile(files, p.key) for p in people} == quick
    assert everyone(files) == people


def test_names_are_looked_up_in_the_newest_texts_and_that_is_said(files, monkeypatch):
    monkeypatch.setattr("tealeaves.archive.records.counts.LOOKED", 2)
    found = profile(files, "choe-son-hui")
    assert found.looked == 2
    assert found.names == (("Choe Son Hui", 2),)
    assert found.summary.texts == 3
    assert [t.texts for t in found.titles] == [1, 2]
