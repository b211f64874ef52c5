"""Watching: what is new, changed and gone in feeds, folders and addresses, round after round."""

import gzip

import pytest

from tealeaves.sources.address import same
from tests.keep.made import HARBOUR
from tests.keep.watching import at, entry, marked, rss
from tests.sources.serving import Answer, moved, serve

QUAY = "<html><title>Quay</title><body><h1>Quay Opens</h1><p>{}</p></body></html>"
OPENED = QUAY.format("The second quay was opened by President Rudolf Elphberg on Monday.")
CLOSED = QUAY.format("The second quay was closed by President Rudolf Elphberg on Friday.")


def became(report):
    return [page["became"] for page in report["pages"]]


def titles(report):
    return [page["title"] for page in report["pages"]]


def test_a_feed_brings_what_is_new_and_nothing_twice(desk):
    old = entry("Mill tour", "https://w.example/mill", "m1", 5)
    new = entry("Rail notice", "https://w.example/rail", "r1", 6)
    with serve({"/feed": [rss(old), rss(old), rss(new, old)]}) as site:
        first, second, third = (desk.look(f"{site.url}/feed") for _ in range(3))
    assert titles(first) == ["Mill tour"]
    assert second["pages"] == []
    assert second["counts"] == {"already": 1}
    assert titles(third) == ["Rail notice"]
    assert desk.count("document") == 2


def test_a_page_says_its_address_day_outlet_and_signals(desk):
    feed = rss(entry("Mill tour", "https://w.example/mill", "m1", 5))
    with serve({"/feed": feed}) as site:
        [page] = desk.look(f"{site.url}/feed")["pages"]
    assert (page["url"], page["date"], page["outlet"]) == (
        "https://w.example/mill", "2026-01-05", "RNA",
    )  # fmt: skip
    assert desk.rows("SELECT sha256 FROM page") == [(page["sha256"],)]


def test_a_feed_that_did_not_change_is_asked_by_its_mark(desk):
    feed = rss(entry("Mill tour", "https://w.example/mill", "m1", 5))
    with serve({"/feed": marked(feed, '"f1"')}) as site:
        desk.look(f"{site.url}/feed")
        again = desk.look(f"{site.url}/feed")
    assert again["counts"] == {"unchanged": 1}
    assert desk.rows("SELECT url, page, etag FROM polled") == [
        (same(f"{site.url}/feed"), f"{site.url}/feed", '"f1"')
    ]


def test_an_entry_taken_from_a_feed_is_marked_gone_and_kept(desk):
    one, two, three = (entry(f"Note {n}", f"https://w.example/{n}", f"g{n}", n) for n in (1, 2, 3))
    with serve({"/feed": [rss(three, two, one), rss(three, one), rss(three, two, one)]}) as site:
        desk.look(f"{site.url}/feed")
        second = desk.look(f"{site.url}/feed")
        assert [page["title"] for page in second["gone"]] == ["Note 2"]
        assert second["counts"]["gone"] == 1
        assert desk.count("document", "gone IS NOT NULL") == 1
        third = desk.look(f"{site.url}/feed")
    assert third["gone"] == []
    assert desk.count("document", "gone IS NOT NULL") == 0
    assert desk.count("version") == 3


def test_one_wrong_old_date_does_not_make_gone_what_rolled_off(desk):
    pinned = entry("About us", "https://w.example/about", "p") + (
        "<pubDate>01 Jan 1999 00:00:00 GMT</pubDate>"
    )
    notes = [entry(f"Note {n}", f"https://w.example/{n}", f"g{n}", n) for n in range(1, 9)]
    with serve({"/feed": [rss(pinned, *notes[:5]), rss(pinned, *notes[3:])]}) as site:
        desk.look(f"{site.url}/feed")
        second = desk.look(f"{site.url}/feed")
    assert second["gone"] == []


def test_followed_links_are_fetched_once_and_again_when_the_entry_changes(desk):
    with serve({"/quay": Answer(body=OPENED)}) as site:
        link = f"{site.url}/quay"
        site.answers["/feed"] = [
            rss(entry("Quay", link, "q", 5)),
            rss(entry("Quay", link, "q", 5)),
            rss(entry("Quay opens at last", link, "q", 5)),
        ]
        first = desk.look(f"{site.url}/feed", follow=True)
        asked = site.pages_asked.count("/quay")
        second = desk.look(f"{site.url}/feed", follow=True)
        assert site.pages_asked.count("/quay") == asked
        site.answers["/quay"] = Answer(body=CLOSED)
        third = desk.look(f"{site.url}/feed", follow=True)
    assert (became(first), became(second), became(third)) == (["added"], [], ["replaced"])
    assert [row[0] for row in desk.rows("SELECT change FROM version")] == ["first", "real"]
    assert desk.count("document") == 1


def test_a_link_whose_entry_changed_is_asked_by_its_mark(desk):
    with serve({"/quay": marked(Answer(body=OPENED), '"q1"')}) as site:
        link = f"{site.url}/quay"
        site.answers["/feed"] = [rss(entry("Quay", link, "q", d)) for d in (5, 6, 6)]
        desk.look(f"{site.url}/feed", follow=True)
        second = desk.look(f"{site.url}/feed", follow=True)
        asked = site.pages_asked.count("/quay")
        desk.look(f"{site.url}/feed", follow=True)
        assert site.pages_asked.count("/quay") == asked
    assert second["counts"] == {"unchanged": 1}
    assert second["gone"] == []


def test_the_link_of_an_entry_that_leads_elsewhere_is_a_name_of_its_page(desk):
    with serve({"/go/7": moved("/quay"), "/quay": Answer(body=OPENED)}) as site:
        site.answers["/feed"] = rss(entry("Quay", f"{site.url}/go/7", "q", 5))
        desk.look(f"{site.url}/feed", follow=True)
        direct = desk.look(f"{site.url}/quay")
    keys = {row[0].rpartition("/")[2] for row in desk.rows("SELECT key FROM alias")}
    assert {"7", "quay"} <= keys
    assert direct["counts"] == {"already": 1}


def test_a_link_that_fails_keeps_the_feed_open_for_the_next_round(desk):
    with serve({"/quay": [Answer(503), Answer(body=OPENED)]}) as site:
        site.answers["/feed"] = marked(rss(entry("Quay", f"{site.url}/quay", "q", 5)), '"f1"')
        first = desk.look(f"{site.url}/feed", follow=True)
        second = desk.look(f"{site.url}/feed", follow=True)
        third = desk.look(f"{site.url}/feed", follow=True)
    assert first["pages"] == []
    assert "503" in first["sources"][0]["why"][0]
    assert titles(second) == ["Quay Opens"]
    assert third["counts"] == {"unchanged": 1}


def test_an_entry_whose_page_cannot_be_had_is_still_listed(desk):
    other = entry("Rail", "https://w.example/rail", "r", 4)
    with serve({"/quay": [Answer(body=OPENED), Answer(body=OPENED), Answer(500)]}) as site:
        site.answers["/rail"] = Answer(body=CLOSED)
        other = entry("Rail", f"{site.url}/rail", "r", 4)
        site.answers["/feed"] = [
            rss(entry("Quay", f"{site.url}/quay", "q", 5), other),
            rss(entry("Quay!", f"{site.url}/quay", "q", 5), other),
        ]
        desk.look(f"{site.url}/feed", follow=True)
        site.answers["/quay"] = Answer(500)
        second = desk.look(f"{site.url}/feed", follow=True)
    assert second["counts"] == {"failed": 1, "already": 1}
    assert second["gone"] == []


@pytest.mark.parametrize("status", [404, 410])
def test_two_missing_answers_on_different_rounds_are_a_removal_and_one_is_none(desk, status):
    page, none = Answer(body=OPENED), Answer(status)
    with serve({"/quay": page}) as site:
        url = f"{site.url}/quay"
        desk.look(url)
        gone = []
        for answer in (none, page, none, none, none, page):
            site.answers["/quay"] = answer
            gone.append(len(desk.look(url)["gone"]))
        assert gone == [0, 0, 0, 1, 0, 0]
    assert desk.count("document", "gone IS NOT NULL") == 0
    assert desk.count("version") == 1
    outcomes = [row[0] for row in desk.rows("SELECT outcome FROM answer ORDER BY id")]
    assert outcomes == ["missing", "back", "missing", "missing", "back"]


def test_a_page_gone_twice_stays_in_the_archive_with_its_day(desk):
    with serve({"/quay": Answer(body=OPENED)}) as site:
        url = f"{site.url}/quay"
        desk.look(url)
        site.answers["/quay"] = Answer(404)
        desk.look(url)
        [page] = desk.look(url)["gone"]
    assert page["title"] == "Quay Opens"
    assert desk.rows("SELECT gone FROM document") == [(at(3),)]


def test_an_outage_is_no_removal(desk):
    with serve({"/quay": Answer(body=OPENED)}) as site:
        url = f"{site.url}/quay"
        desk.look(url)
        for answer in (Answer(500), Answer(503), Answer(body=""), Answer(403), Answer(429)):
            site.answers["/quay"] = answer
            report = desk.look(url)
            assert report["gone"] == report["pages"] == []
            assert report["sources"][0]["why"]
    assert desk.count("document", "gone IS NOT NULL") == 0


def test_a_run_of_the_same_answers_is_kept_by_its_first_and_last(desk):
    with serve({"/quay": Answer(500)}) as site:
        for _ in range(4):
            desk.look(f"{site.url}/quay")
    assert desk.rows("SELECT at FROM answer ORDER BY id") == [(at(1),), (at(4),)]


def test_one_source_that_fails_costs_the_others_nothing(desk, tmp_path):
    (tmp_path / "a.txt").write_text(HARBOUR)
    with serve({"/feed": Answer(body="<p>We are closed for the holidays.</p>" * 90)}) as site:
        report = desk.look(f"{site.url}/none", tmp_path / "nowhere", "file:///etc", tmp_path)
    assert titles(report) == ["Harbour Opened at Port Zenda"]
    failed = [source["why"] for source in report["sources"][:3]]
    assert all(len(why) == 1 and "\n" not in why[0] for why in failed)


def test_a_folder_is_looked_through_for_new_changed_and_deleted_files(desk, tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "a.txt").write_text(HARBOUR)
    (folder / "b.txt").write_text("Tram Line\n\nA tram ran to Strelsau on Monday.\n")
    first = desk.look(folder)
    assert became(first) == ["added", "added"]
    (folder / "b.txt").unlink()
    (folder / "a.txt").write_text(HARBOUR.replace("China and Russia", "Laos and Cuba"))
    (folder / "c.txt").write_text("Rail Line\n\nA train left Port Zenda on Tuesday.\n")
    second = desk.look(f"{folder}/")  # another spelling of the same folder
    assert sorted(became(second)) == ["added", "replaced"]
    assert [page["title"] for page in second["gone"]] == ["Tram Line"]


def test_a_folder_that_is_empty_or_away_proves_nothing(desk, tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "a.txt").write_text(HARBOUR)
    desk.look(folder)
    (folder / "a.txt").rename(tmp_path / "a.txt")
    assert desk.look(folder)["gone"] == []
    folder.rmdir()
    assert desk.look(folder)["gone"] == []
    assert desk.count("document", "gone IS NOT NULL") == 0


def test_a_file_that_can_no_longer_be_read_is_not_gone(desk, tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "a.txt").write_text(HARBOUR)
    (folder / "b.txt").write_text("Tram Line\n\nA tram ran to Strelsau on Monday.\n")
    desk.look(folder)
    (folder / "b.txt").write_bytes(b"%PDF-1.7\n" + bytes(90))
    report = desk.look(folder)
    assert report["gone"] == []
    assert report["counts"]["refused"] == 1


def test_compared_signals_come_first_and_the_most_surprising_of_them(desk, tmp_path):
    def compare(document):
        return [
            {"kind": "tone", "basis": "compared", "statement": str(b), "baseline": {"bits": b}}
            for b in (2.5, 3.5)
        ]

    (tmp_path / "a.txt").write_text(HARBOUR)
    [page] = desk.look(tmp_path, compare=compare)["pages"]
    assert [s["statement"] for s in page["signals"][:2]] == ["3.5", "2.5"]
    assert page["signals_in_all"] >= 2


def test_two_feeds_that_word_one_story_differently_do_not_overwrite_each_other_for_ever(desk):
    link = "https://w.example/mill"
    front = rss(entry("Mill tour", f"{link}?src=front", "m1", 5, "The mill was shown."))
    economy = rss(entry("Mill tour", f"{link}?src=eco", "m1", 5, "The mill was shown to guests."))
    with serve({"/front": front, "/economy": economy}) as site:
        for _ in range(3):
            desk.look(f"{site.url}/front", f"{site.url}/economy")
    assert desk.count("document") == 1
    assert desk.count("version") == 2
    assert desk.count("sighting") == 2


def test_a_host_that_wants_a_rest_is_left_alone_over_several_rounds(desk):
    busy = Answer(429, headers={"Retry-After": "7200"})
    with serve({"/feed": busy}) as site:
        desk.look(f"{site.url}/feed")
        second = desk.look(f"{site.url}/feed")
        asked = site.pages_asked.count("/feed")
    assert asked == 1
    assert "asked for a rest until 2026-03-02 10:0" in second["sources"][0]["why"][0]


def test_robots_are_read_once_a_day_and_again_where_they_could_not_be_had(desk):
    text = Answer(body="User-agent: *\nDisallow: /x", media="text/plain")
    with serve({"/robots.txt": [Answer(503), text], "/quay": Answer(body=OPENED)}) as site:
        first = desk.look(f"{site.url}/quay")
        second = desk.look(f"{site.url}/quay")
        desk.look(f"{site.url}/quay")
        assert site.asked.count("/robots.txt") == 2
    assert "wishes are not known" in first["sources"][0]["why"][0]
    assert became(second) == ["added"]


def test_a_json_feed_is_a_feed_and_other_json_is_none(desk):
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "D", "items": '
        '[{"id": "1", "title": "Mill tour", "url": "/mill", "content_text": "It was shown."}]}'
    )
    for number, media in enumerate(("application/feed+json", "application/json", "text/plain")):
        body = feed.replace('"id": "1"', f'"id": "{number}"')
        with serve({"/feed": Answer(body=body, media=media)}) as site:
            report = desk.look(f"{site.url}/feed")
        assert titles(report) == ["Mill tour"]
        assert report["pages"][0]["url"] == f"{site.url}/mill"
    with serve({"/feed": Answer(body='{"items": []}', media="application/json")}) as site:
        report = desk.look(f"{site.url}/feed")
    assert "application/json, not a page" in report["sources"][0]["why"][0]


def test_a_feed_packed_by_the_server_or_moved_for_good_is_read(desk):
    raw = rss(entry("Mill tour", "mill", "m1", 5)).body
    packed_feed = Answer(body=gzip.compress(raw), headers={"Content-Encoding": "gzip"})
    with serve({"/old": moved("/news/feed", 301), "/news/feed": packed_feed}) as site:
        [page] = desk.look(f"{site.url}/old")["pages"]
        assert page["url"] == f"{site.url}/news/mill"
    assert desk.rows("SELECT url, page FROM polled") == [
        (same(f"{site.url}/old"), f"{site.url}/news/feed")
    ]


def test_a_date_after_today_or_unreadable_is_told(desk):
    wrong = [
        "<title>A</title><guid>a</guid><pubDate>Fri, 09 Jan 2099 00:00:00 GMT</pubDate>",
        "<title>B</title><guid>b</guid><pubDate>yesterday at tea</pubDate>",
    ]
    with serve({"/feed": rss(*wrong)}) as site:
        report = desk.look(f"{site.url}/feed")
    assert report["flags"] == {"future_date": 1, "bad_date": 1}
    assert len(report["pages"]) == 2


def test_a_silent_edit_is_seen_when_pages_are_asked_for_again(desk):
    with serve({"/quay": marked(Answer(body=OPENED), '"q1"')}) as site:
        site.answers["/feed"] = marked(rss(entry("Quay", f"{site.url}/quay", "q", 5)), '"f1"')
        desk.look(f"{site.url}/feed", follow=True)
        recent = desk.look(f"{site.url}/feed", follow=True, again=at(1))
        same = desk.look(f"{site.url}/feed", follow=True, again=at(2))
        recent_again = desk.look(f"{site.url}/feed", follow=True, again=at(3))
        site.answers["/quay"] = Answer(body=CLOSED)
        edited = desk.look(f"{site.url}/feed", follow=True, again=at(5))
    assert [r["counts"] for r in (recent, same, recent_again)] == [
        {"already": 1}, {"unchanged": 1}, {"already": 1},
    ]  # fmt: skip
    assert became(edited) == ["replaced"]


def test_what_is_refused_within_a_source_is_told_once(desk, tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "a.txt").write_text(HARBOUR)
    (folder / "b.pdf").write_bytes(b"%PDF-1.7\n" + bytes(90))
    first, second = desk.look(folder), desk.look(folder)
    assert "b.pdf" in first["sources"][0]["why"][0]
    assert second["sources"][0]["why"] == []
    assert second["counts"] == {"already": 1, "refused": 1}


@pytest.mark.parametrize("by_feed", [True, False])
def test_an_entrys_few_words_do_not_take_the_place_of_its_page(desk, by_feed):
    with serve({"/quay": Answer(body=OPENED)}) as site:
        link = f"{site.url}/quay"
        site.answers["/front"] = rss(entry("Quay", link, "q", 5, "A quay."))
        site.answers["/economy"] = rss(entry("Quay", f"{link}?src=eco", "q", 5, "One quay more."))
        desk.look(f"{site.url}/front" if by_feed else link, follow=by_feed)
        for source in ("front", "economy"):
            assert desk.look(f"{site.url}/{source}")["counts"] == {"already": 1}
    assert desk.count("version") == 1
    assert desk.count("sighting") == 2
