"""Near copies after a text became another one, and after a reread: none is lost to the counts."""

from tealeaves.archive.care.checkup import quick_faults, slow_faults
from tealeaves.archive.derive import tally
from tealeaves.keep.add import Reader
from tealeaves.keep.reread import reread
from tests.keep.made import HARBOUR, LATER, page


def copies(archive):
    return dict(archive.connection.execute("SELECT id, copy_of FROM document"))


def test_copies_of_a_text_that_became_another_are_settled_anew(archive, keep):
    papers = [
        page(HARBOUR, url=f"https://{name}.example/1", date="2026-03-01", outlet=name)
        for name in ("rna", "hill", "gulf")
    ]
    keep(*papers)
    assert copies(archive) == {1: None, 2: 1, 3: 1}
    other = "Tram Line Closed\n\nThe tram of Strelsau stood still, because the wires had come down."
    keep(page(other, url="https://rna.example/1", date="2026-03-01", outlet="rna"), now=LATER)
    assert copies(archive) == {1: None, 2: None, 3: 2}
    assert archive.connection.execute("SELECT sum(texts) FROM volume").fetchone()[0] == 2
    back = page(HARBOUR, source="later.jsonl", url="https://rna.example/1", date="2026-03-01")
    keep(back)
    assert copies(archive) == {1: 2, 2: None, 3: 2}
    assert list(quick_faults(archive.connection)) == list(slow_faults(archive.connection)) == []


def test_no_copy_is_left_of_a_text_that_is_a_copy_itself(archive, keep):
    other = "Tram Line Closed\n\nThe tram of Strelsau stood still, because the wires had come down."
    keep(page(other, url="https://rna.example/1", date="2026-03-01", outlet="rna"))
    keep(page(HARBOUR, url="https://hill.example/1", date="2026-03-01", outlet="hill"))
    keep(page(HARBOUR, url="https://gulf.example/1", date="2026-03-01", outlet="gulf"))
    keep(page(other, url="https://hill.example/1", date="2026-03-01", outlet="hill"), now=LATER)
    assert copies(archive) == {1: None, 2: 1, 3: None}
    assert list(quick_faults(archive.connection)) == list(slow_faults(archive.connection)) == []


def test_a_reread_finds_copies_anew(archive, keep, lookup):
    first = page(HARBOUR, url="https://rna.example/1", date="2026-03-01", outlet="RNA")
    again = page(HARBOUR, url="https://hill.example/1", date="2026-03-01", outlet="Hill Courier")
    keep(first, again)
    with archive.writing() as connection:
        connection.execute("UPDATE document SET copy_of = NULL")
        tally(connection, 2, 1)
    reread(archive, Reader(lookup), LATER, everything=True)
    assert archive.connection.execute("SELECT copy_of FROM document").fetchall() == [(None,), (1,)]
    assert archive.connection.execute("SELECT sum(texts) FROM volume").fetchone()[0] == 1
