"""Filters, facets, copies, versions and places of what is found. Texts are our own."""

import json
import zlib

import pytest
from typer.testing import CliRunner

from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Query, search
from tealeaves.archive.write import write
from tealeaves.cli.app import app
from tealeaves.errors import ArchiveError
from tests.archive.kept_texts import LATER, archive_of, filed, keep

HARBOUR = (
    "Harbour Opened at Port Zenda\n\n"
    "Strelsau, March 1 (RNA) -- President Rudolf Elphberg opened the new harbour at Port Zenda on "
    "Sunday.\nHe said that the harbour would serve trade with China and Russia.\n"
)
FERRY = (
    "Ferry Begins to Sail\n\nStrelsau, April 2 (RNA) -- The ferry from the harbour sailed for the "
    "first time. Ambassador Li of China was on board.\n"
)
STRIKE = "Harbour Workers Rest\n\nThe workers of the harbour rested for a day, nobody knows why.\n"
KOREAN = "항구 준공\n\n스트렐자우의 항구가 준공되였다. 로동자들이 모임에 참가하였다.\n"
HTML = """<html><head><title>Port</title></head><body><h1>Port of &ldquo;Zenda&rdquo;</h1>
<p>The <b>har</b>bour of Zenda &amp; Hentzau was
   <i>widened</i> over the winter, as the mayor said to a crowd of the town's people.</p>
<p>Ships from every harbour of the kingdom came to the opening of the new piers.</p>
</body></html>"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory, lookup):
    path = tmp_path_factory.mktemp("filters") / "a.tea"
    with archive_of(path, lookup, HARBOUR, outlet="RNA", date="2031-03-01") as kept:
        keep(kept, lookup, FERRY, outlet="RNA", date="2031-04-02", topics=("Sea",))
        keep(kept, lookup, STRIKE, outlet="Hentzau Post", date="2030-12-31")
        keep(kept, lookup, KOREAN, outlet="RNA", date="2031-05-09")
        keep(kept, lookup, HTML, outlet="Hentzau Post", date="2029-01-01")
        yield kept


def heads(archive, text="", **filters):
    """First words of the titles found."""
    found = search(archive, Query(text, Filters(**filters)))
    assert found.total == len(found.hits)
    return [(hit.title or "").split()[0] for hit in found.hits]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["항구", "Ferry", "Harbour", "Harbour", "Port"]),
        ({"outlet": "rna"}, ["항구", "Ferry", "Harbour"]),
        ({"outlet": "RN"}, []),
        ({"since": "2031"}, ["항구", "Ferry", "Harbour"]),
        ({"since": "2031-03", "until": "2031-04"}, ["Ferry", "Harbour"]),
        ({"until": "2030-12-30"}, ["Port"]),
        ({"language": "ko"}, ["항구"]),
        ({"country": "CHN"}, ["Ferry", "Harbour"]),
        ({"country": "Russia"}, ["Harbour"]),
        ({"country": "FRA"}, []),
        ({"person": "Rudolf Elphberg"}, ["Harbour"]),
        ({"title": "president"}, ["Harbour"]),
        ({"topic": "sea"}, ["Ferry"]),
        ({"kind": "statements", "outlet": "RNA", "language": "en"}, ["Harbour"]),
        ({"kind": "statements:direct"}, []),
        ({"layer": "no_such"}, []),
    ],
)
def test_filters_without_a_query_list_the_newest_first(archive, filters, expected):
    assert heads(archive, **filters) == expected


def test_filters_narrow_a_query(archive):
    assert heads(archive, "harbour", outlet="RNA", since="2031-04") == ["Ferry"]
    assert heads(archive, "-ferry", outlet="RNA") == ["항구", "Harbour"]
    assert heads(archive, "harbour", person="Flavia") == []


def test_pages_of_a_result_follow_one_another(archive):
    seen, offset = [], 0
    while offset is not None:
        found = search(archive, Query("harbour", limit=1, offset=offset))
        assert found.total == 4
        seen += [hit.id for hit in found.hits]
        offset = found.next
    assert sorted(seen) == sorted({hit.id for hit in search(archive, Query("harbour")).hits})
    newest = [hit.date for hit in search(archive, Query("harbour", sort="date")).hits]
    assert newest == sorted(newest, reverse=True)


def test_facets_count_the_whole_result(archive):
    found = search(archive, Query("harbour", limit=1, facets=True))
    facets = {facet.name: dict(facet.values) for facet in found.facets}
    assert facets["outlet"] == {"RNA": 2, "Hentzau Post": 2}
    assert facets["year"] == {"2029": 1, "2030": 1, "2031": 2}
    assert facets["month"]["2031-03"] == 1
    assert facets["country"]["CHN"] == 2
    assert facets["person"]["Rudolf Elphberg"] == 1
    assert facets["topic"] == {"Sea": 1}
    everything = search(archive, Query(facets=True))
    assert dict(everything.facets[2].values) == {"RNA": 3, "Hentzau Post": 2}


def test_an_unknown_value_is_told_with_the_nearest(archive):
    found = search(archive, Query("harbour", Filters(outlet="RNB", country="Chna")))
    assert found.total == 0
    assert [note.split(";")[1] for note in found.notes] == [" nearest: RNA", " nearest: China, CHN"]
    assert not search(archive, Query("harbour", Filters(outlet="rna"))).notes


@pytest.mark.parametrize("filters", [{"since": "March"}, {"kind": "rumours"}, {"kind": "dates:x"}])
def test_a_filter_that_cannot_be_one_is_an_error(archive, filters):
    with pytest.raises(ArchiveError, match=r"not a date|no kind of finding"):
        search(archive, Query("", Filters(**filters)))


@pytest.mark.parametrize("query", ["harbour", "zenda", "로동자", "노동자", "항구", '"the winter"'])
def test_spans_cut_the_hits_from_the_page(archive, query):
    pages = {
        row[0]: zlib.decompress(row[1]).decode()
        for row in archive.connection.execute(
            "SELECT document, raw FROM version JOIN page ON page.id = version.page"
        )
    }
    found = search(archive, Query(query))
    assert found.hits
    for hit in found.hits:
        cut = [pages[hit.id][start:end] for start, end in hit.spans]
        assert cut
        assert len(cut) == len(hit.marks)
        for piece, (start, end) in zip(cut, hit.marks, strict=True):
            plain = piece.replace("<b>", "").replace("</b>", "")
            assert plain.split() == hit.snippet[start:end].split()


def test_a_hit_over_markup_is_cut_with_it(archive):
    [hit] = search(archive, Query("harbour hentzau", Filters(outlet="Hentzau Post"))).hits
    page = HTML
    assert "har</b>bour" in {page[start:end] for start, end in hit.spans}


def test_near_copies_are_folded_into_their_first_document(tmp_path, lookup):
    with archive_of(tmp_path / "c.tea", lookup, HARBOUR, outlet="RNA", date="2031-03-01") as kept:
        [copy] = keep(kept, lookup, HARBOUR + " \n", outlet="Copyist", date="2031-03-02")
        row = kept.connection.execute("SELECT copy_of FROM document WHERE id = ?", (copy,))
        assert row.fetchone() == (1,)  # else this tests nothing
        keep(kept, lookup, FERRY, outlet="RNA", date="2031-04-02")
        found = search(kept, Query("harbour", facets=True))
        assert (found.total, [hit.id for hit in found.hits]) == (2, [1, 3])
        assert [hit.copies for hit in found.hits] == [1, 0]
        assert dict(found.facets[2].values) == {"RNA": 2}
        every = search(kept, Query("harbour", copies=True))
        assert (every.total, len(every.hits)) == (3, 3)
        [hit] = search(kept, Query("harbour", Filters(outlet="Copyist"))).hits
        assert (hit.id, hit.copy_of) == (copy, 1)
        assert search(kept, Query()).total == 2


def test_only_the_current_version_is_found(tmp_path, lookup):
    with archive_of(tmp_path / "v.tea", lookup, FERRY, url="https://r.example/1") as kept:
        changed = FERRY.replace("sailed for the first time", "sank within an hour of leaving")
        write(kept, [filed(lookup, changed, url="https://r.example/1")], LATER)
        assert search(kept, Query("sailed")).total == 0
        [hit] = search(kept, Query("sank")).hits
        assert hit.id == 1
        assert "**" not in hit.snippet


def test_a_document_that_is_gone_is_found_and_marked(tmp_path, lookup):
    with archive_of(tmp_path / "g.tea", lookup, FERRY) as kept:
        kept.connection.execute("UPDATE document SET gone = '2031-05-01T00:00:00.000000Z'")
        [hit] = search(kept, Query("ferry")).hits
        assert hit.gone.startswith("2031-05-01")


def run(archive, *words):
    return CliRunner().invoke(app, ["search", *words, "--archive", str(archive.path)])


def test_the_command_prints_an_object_or_a_list_and_never_fails_on_words(archive):
    told = json.loads(run(archive, "harbour", "--json", "--facets").stdout)
    assert told["total"] == 4
    assert {"id", "date", "title", "outlet", "snippet", "spans"} <= set(told["hits"][0])
    assert "facets" in told
    shown = run(archive, "harbour", "--limit", "1")
    assert "**Harbour**" in shown.stdout or "**harbour**" in shown.stdout
    assert "the next: --offset 1" in shown.stdout
    for words in ('"', "((", "nothing-like-this", "--drop", "*", "🙂"):
        result = run(archive, words)
        assert result.exit_code == 0, result.output
        assert "0 documents" in result.stdout


def test_the_command_tells_a_wrong_filter_in_one_line(archive):
    result = run(archive, "harbour", "--from", "March")
    assert result.exit_code == 1
    assert result.stderr.strip() == (
        "tealeaves: --from March: not a date; give YYYY-MM-DD, YYYY-MM or YYYY"
    )
