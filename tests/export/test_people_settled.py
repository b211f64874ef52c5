"""Merges and splits in what leaves the archive: applied, with the machine's own key beside them."""

import pytest

from tealeaves.archive.kept import Scope, scope_of
from tealeaves.archive.records.identity import merge, split
from tealeaves.archive.records.log import undo
from tealeaves.archive.store import Archive
from tealeaves.archive.tables.counts import Counting, counts
from tealeaves.archive.tables.table import table
from tealeaves.export.run import export
from tealeaves.export.wish import Wish
from tealeaves.keep.add import Reader, add
from tests.export.conftest import NOW, item

ANN = ("Ann", NOW)
SAYS = "Visit\nStrelsau, {0} 3 (RNA) -- Foreign Minister Choe Son Hui met Wang Yi on Monday.\n"
MONTHS = ("January", "February", "March")


@pytest.fixture
def desk(tmp_path, lookup):
    with Archive.open(tmp_path / "a.tea", create=True) as archive:
        texts = [
            item(month, f"2026-{n:02d}-03", "RNA", SAYS.format(month))
            for n, month in enumerate(MONTHS, 1)
        ]
        add(archive, texts, Reader(lookup), NOW)
        yield archive


def dicts(archive, name):
    return list(table(archive.connection, name, Scope(copies=False)).dicts())


def people(archive, **scope):
    made = counts(archive.connection, Counting(("person",), "year"), scope_of(**scope))
    return {key: (mentions, texts) for _, key, _, _, mentions, texts, *_ in made}


@pytest.mark.parametrize("name", ["people", "titles", "mentions"])
def test_without_a_merge_both_keys_are_one(desk, name):
    rows = dicts(desk, name)
    assert rows
    assert all(row["key"] == row["found_key"] for row in rows)


@pytest.mark.parametrize("name", ["people", "mentions"])
def test_a_merge_is_applied_and_the_found_key_stays(desk, name):
    number = merge(desk, *ANN, "wang-yi", "choe-son-hui")
    rows = [row for row in dicts(desk, name) if row["found_key"] == "wang-yi"]
    assert len(rows) == 3
    assert {row["key"] for row in rows} == {"choe-son-hui"}
    if name == "mentions":
        assert {row["label"] for row in rows} == {"Choe Son Hui"}
        assert {row["quote"] for row in rows} == {"Wang Yi"}
    undo(desk, *ANN, number)
    assert {row["key"] for row in dicts(desk, name) if row["found_key"] == "wang-yi"} == {"wang-yi"}


def test_a_split_is_applied_in_its_documents_alone(desk):
    split(desk, *ANN, "choe-son-hui", (2,), "Choe Son Hui (the elder)")
    keys = {r["document"]: r["key"] for r in dicts(desk, "titles") if "Choe" in r["name"]}
    assert keys == {1: "choe-son-hui", 2: "~choe son hui (the elder)", 3: "choe-son-hui"}


def test_counts_of_people_are_of_those_settled_on_text_by_text(desk):
    before = people(desk)
    assert before["choe-son-hui"] == before["wang-yi"] == (3, 3)
    merge(desk, *ANN, "wang-yi", "choe-son-hui")
    assert people(desk) == {"choe-son-hui": (6, 3)}  # a text that names both is one text
    split(desk, *ANN, "choe-son-hui", (2,), "Choe Son Hui (the elder)")
    assert people(desk) == {"choe-son-hui": (5, 3), "~choe son hui (the elder)": (1, 1)}
    assert people(desk, until="2026-01") == {"choe-son-hui": (2, 1)}
    keys = [row[1] for row in counts(desk.connection, Counting(("person",)))]
    assert keys == sorted(keys)


def test_a_lake_is_renewed_after_a_merge(desk, tmp_path):
    pytest.importorskip("pyarrow")
    wish = Wish("lake", ("people", "texts"))
    export(desk, tmp_path / "lake", wish)
    assert export(desk, tmp_path / "lake", wish).written == 0
    merge(desk, *ANN, "wang-yi", "choe-son-hui")
    assert export(desk, tmp_path / "lake", wish).written == 3


def test_the_occasion_and_counterpart_of_a_document_are_exported(tmp_path, lookup):
    text = (
        "Kim Jong Un Receives Message of Greeting from Chinese President\n"
        "Pyongyang, September 9 (KCNA) -- Kim Jong Un, president of the State Affairs of the DPRK, "
        "received a message of greeting from Xi Jinping, president of China, on the 76th founding "
        "anniversary of the DPRK.\n"
    )
    with Archive.open(tmp_path / "b.tea", create=True) as archive:
        add(archive, [item("g", "2024-09-09", "KCNA", text)], Reader(lookup), NOW)
        (row,) = dicts(archive, "documents")
        kept = archive.connection.execute(
            "SELECT occasion, basis, counterpart, direction FROM setting"
        ).fetchone()
    names = ("occasion", "occasion_basis", "counterpart", "direction")
    assert tuple(row[name] for name in names) == kept
    assert (row["counterpart"], row["direction"]) == ("CHN", "received")
    assert row["occasion"]
