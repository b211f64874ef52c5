"""A page against an archive: signals with their characters on both sides."""

import pytest

from tealeaves.archive.store import Archive
from tealeaves.compare.compare import compare
from tealeaves.compare.subject import subject_of
from tealeaves.errors import ArchiveError
from tealeaves.keep.add import Reader, add
from tests.keep.made import NOW, page

GREETING = (
    "Council Holds Its Monthly Meeting, Number {n}\n\n"
    "Strelsau, {month} 3 (RNA) -- The state council met in the old town hall on Friday. "
    "President Rudolf Elphberg thanked the friendly people of China for the long bridge of trust. "
    "{more}\nThe meeting heard report {n} on roads {a} and {b}.\n"
)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def meeting(n, more="The council also thanked Russia for its ships.", **changed):
    text = GREETING.format(n=n, month=MONTHS[n - 1], more=more, a=n * 37, b=n * 91)
    for old, new in changed.items():
        text = text.replace(old.replace("_", " "), new)
    date = f"2025-{n:02}-03"
    return page(text, place=f"line {n}", url=f"https://n.example/{n}", date=date, outlet="RNA")


@pytest.fixture(scope="module")
def desk(tmp_path_factory, lookup):
    path = tmp_path_factory.mktemp("compare") / "desk.tea"
    pages = [meeting(n) for n in range(1, 12)]
    pages.append(meeting(12, more="The council thanked nobody else.", long_bridge="tall bridge"))
    with Archive.open(path, create=True) as archive:
        add(archive, pages, Reader(lookup), NOW)
    with Archive.open(path, readonly=True) as archive:
        (last,) = archive.connection.execute("SELECT max(id) FROM document").fetchone()
        found = compare(archive, subject_of(archive, last))
        yield archive, found, found.to_json()


def signal(body, kind, key):
    wanted = (s for s in body["signals"] if s["feature"] == {"kind": kind, "parts": [key]})
    return next(wanted, None)


def test_a_country_left_out_is_quoted_from_the_precedents(desk):
    archive, found, body = desk
    russia = signal(body, "country", "RUS")
    assert russia["kind"] == "absence"
    assert (russia["baseline"]["n"], russia["baseline"]["k"]) == (11, 11)
    for quote in russia["evidence"]:
        source = next(f for f in found.precedents if f.sha256 == quote["page"])
        text = page_of(archive, source.document)
        assert text[quote["start"] : quote["end"]] == quote["text"] == "Russia"
        assert text[: quote["start"]].endswith(quote["before"])


def page_of(archive, document):
    from tealeaves.archive.kept import one

    return one(archive.connection, document).page


def test_a_phrase_with_a_word_swapped_is_varied_and_shown_here(desk):
    _, found, body = desk
    varied = next(s for s in body["signals"] if s.get("label") == "varied")
    assert varied["kind"] == "shift"
    assert "varied to “" in varied["statement"]
    (here,) = [q for q in varied["counter_evidence"] if "page" not in q]
    text = found.subject.source.page
    assert text[here["start"] : here["end"]] == here["text"]
    assert "tall bridge" in here["text"]
    assert all("long bridge" in quote["text"] for quote in varied["evidence"])


def test_every_signal_has_evidence_and_the_explanations_tried(desk):
    _, _, body = desk
    assert body["signals"]
    for one in body["signals"]:
        assert one["evidence"]
        assert {b["name"] for b in one["benign"]} >= {"excerpt", "translation", "calendar"}
        assert set(one["baseline"]["same"]) <= {
            "occasion", "vehicle", "counterpart", "outlet", "language",
        }  # fmt: skip


def test_the_report_counts_what_it_tried_and_promises(desk):
    _, _, body = desk
    assert body["listed"] == len(body["signals"])
    assert sum(part["listed"] for part in body["parts"]) == body["listed"]
    assert sum(part["features_tried"] for part in body["parts"]) == body["features_tried"]
    assert body["precedents_listing"]["n"] == 11
    assert body["leave_one_out"]["mean"] <= 0.1 * body["listed"]


def test_a_text_like_the_others_lists_nothing(desk):
    archive, _, _ = desk
    (eleventh,) = archive.connection.execute("SELECT max(id) - 1 FROM document").fetchone()
    assert compare(archive, subject_of(archive, eleventh)).to_json()["listed"] == 0


def test_the_terminal_shows_each_signal_under_a_heading(desk):
    from tealeaves.show.comparison import lines

    _, _, body = desk
    shown = "\n".join(lines(body))
    for one in body["signals"]:
        assert one["statement"] in shown
    assert "── − missing here" in shown
    assert "by chance alone: " in shown


def test_a_precedent_that_is_not_there_is_told(desk):
    archive, found, _ = desk
    assert len(compare(archive, found.subject, [1, 2]).precedents) == 2
    with pytest.raises(ArchiveError, match="--with 999: no such document"):
        compare(archive, found.subject, [1, 999])
