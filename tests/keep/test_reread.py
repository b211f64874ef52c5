"""Rereading: only what is stale, resumable, its changes told, people's records untouched."""

import pytest

from tealeaves.archive.care.stale import count_stale
from tealeaves.archive.records.corrections import correct, corrections, note, notes
from tealeaves.archive.store import Archive
from tealeaves.keep import add as adding
from tealeaves.keep.add import Reader, add
from tealeaves.keep.reread import reread, stamp_of
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.keep.made import HARBOUR, LATER, NOW, page

PACK = """
[[country]]
id = "RUR"
forms = ["Ruritania"]
demonyms = ["Ruritanian"]
capital = "Strelsau"
source = "an invented country"
sure = "high"
examples = ["Ruritania sent an envoy."]
not_examples = ["The envoy came."]
"""
TREATY = "Treaty Signed\n\nRuritania signed a treaty with Laos on Sunday.\n"


@pytest.fixture(scope="module")
def richer(tmp_path_factory):
    """The packs with an invented country on top, and where that pack lies."""
    folder = tmp_path_factory.mktemp("packs") / "ruritania"
    folder.mkdir()
    (folder / "pack.toml").write_text(
        'id = "ruritania"\nversion = "1"\nname = "Ruritania"\ndescription = "invented"\n'
    )
    (folder / "countries.toml").write_text(PACK)
    return Reader(Lookup(load([folder])), (folder,))


def codes(archive):
    rows = archive.connection.execute(
        "SELECT DISTINCT key FROM feature JOIN term ON term.id = term WHERE kind = 'country'"
    )
    return {key for (key,) in rows}


def test_what_is_up_to_date_is_not_read_again(archive, keep, lookup):
    keep(page(HARBOUR))
    assert reread(archive, Reader(lookup), LATER).documents == 0


def test_everything_is_read_again_when_asked(archive, keep, lookup):
    keep(page(HARBOUR))
    before = content(archive)
    renewed = reread(archive, Reader(lookup), LATER, everything=True)
    assert (renewed.documents, renewed.changed) == (1, 0)
    assert content(archive) == before


def content(archive):
    tables = ("reading", "feature", "mention", "tally", "volume", "statement", "band", "version")
    return {
        table: archive.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in tables
    }


def test_new_packs_change_the_findings_and_the_change_is_told(archive, keep, richer):
    keep(page(TREATY, "line 1"), page(HARBOUR, "line 2"))
    assert "RUR" not in codes(archive)
    renewed = reread(archive, richer, LATER)
    assert renewed.documents == 2
    assert "RUR" in codes(archive)
    assert renewed.found["actors"] == 1
    assert count_stale(archive, stamp_of(richer.lookup.pack)) == 0


def test_a_reread_that_is_stopped_goes_on_with_what_is_left(archive, keep, richer, monkeypatch):
    monkeypatch.setattr(adding, "BATCH", 1)
    monkeypatch.setattr("tealeaves.keep.reread.BATCH", 1)
    keep(page(TREATY, "line 1"), page(HARBOUR, "line 2"))

    def stop(changes, renewed):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reread(archive, richer, LATER, told=stop)
    assert count_stale(archive, stamp_of(richer.lookup.pack)) == 1
    assert reread(archive, richer, LATER).documents == 1


def test_records_survive_a_reread_and_are_found_again(archive, keep, richer):
    keep(page(TREATY))
    place = note(archive, "Ann", NOW, 1, "compare with the treaty of the year before")
    correct(archive, "Ann", NOW, 1, "dates", 0, "confirm")
    before = archive.connection.execute("SELECT * FROM record").fetchall()
    reread(archive, richer, LATER)
    assert archive.connection.execute("SELECT * FROM record").fetchall() == before
    assert [record.id for record in notes(archive, 1)] == [place]
    assert [(c.item, c.holds) for c in corrections(archive, 1)] == [(0, True)]


def test_a_page_changed_meanwhile_keeps_its_newer_reading(tmp_path, lookup, richer):
    path = tmp_path / "b.tea"
    url = "https://rna.example/treaty"
    with Archive.open(path, create=True) as archive, Archive.open(path) as other:
        add(archive, [page(TREATY, url=url)], Reader(lookup), NOW)
        real = richer.lookup

        def change_first(changes, renewed):
            pass

        pages = page(TREATY.replace("Laos", "Cuba"), url=url)
        add(other, [pages], Reader(real, richer.packs), LATER)
        assert reread(archive, richer, LATER, told=change_first).documents == 0
        assert "CUB" in codes(archive)
