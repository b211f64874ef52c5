"""A day's yield: ranked, beside ordinary days, and honest about what was not looked at."""

import json

import pytest
from typer.testing import CliRunner

from tealeaves.archive.store import Archive
from tealeaves.cli.app import app
from tealeaves.errors import ArchiveError
from tealeaves.keep.add import Reader, add
from tealeaves.show.today import lines
from tealeaves.today.today import today
from tests.check.made import incoming, letter, report, speech

NOON = "2031-06-10T12:00:00.000000Z"
LATE = "2031-06-10T16:30:00.000000Z"  # half past one in the morning of the 11th in Seoul
TUESDAYS = ("2031-05-06", "2031-05-13", "2031-05-20", "2031-05-27", "2031-06-03")
DAY = "2031-06-10"  # a Tuesday

USUAL = "I thank China and Russia and Laos. China is near, Russia is near, and Laos is near."


def news():
    return letter(
        DAY, "I thank nobody. Vietnam, Cuba and Iran are far, and Syria and Nicaragua are far."
    )


def texts():
    for number, day in enumerate(TUESDAYS):
        yield letter(day, f"{USUAL} The year of number {number} goes well.")
        yield report(day, f"Ship number {number} came in with coal and {number + 3} men.")
    yield news()
    yield report(DAY, "Ship number 9 came in with coal and 12 men.")
    yield speech("2031-06-08", "Comrades, the dock is ready.")


@pytest.fixture(scope="module")
def path(tmp_path_factory, lookup):
    found = tmp_path_factory.mktemp("today") / "a.tea"
    with Archive.open(found, create=True) as archive:
        add(archive, list(texts()), Reader(lookup), NOON)
        late = [
            incoming(
                None, "Notes on a Dock\n\nThe dock is wide. Nobody knows when it was built.\n"
            ),
            incoming(DAY, news().raw.decode(), outlet="Rodong Sinmun"),
        ]
        add(archive, late, Reader(lookup), LATE)
        last = report("2031-06-12", "A crane was oiled and painted red.")
        add(archive, [last], Reader(lookup), "2031-06-12T03:00:00.000000Z")
    return found


@pytest.fixture(scope="module")
def body(path, lookup):
    with Archive.open(path, readonly=True) as archive:
        return today(archive, lookup.pack, DAY).to_json()


def test_what_stands_out_comes_first_and_the_rest_is_named(body):
    assert (body["texts"], body["compared"], body["with_signals"]) == (2, 2, 1)
    (first,) = body["ranked"]
    assert first["genre"] == "leader_message"
    assert first["bits"] == max(s["baseline"]["bits"] for s in first["signals"]) >= 2
    assert [t["genre"] for t in body["nothing"]] == ["news_report"]
    assert body["nothing"][0]["why"]


def test_an_ordinary_day_is_read_the_same_way(body, path, lookup):
    usual = body["ordinary"]
    assert [d["date"] for d in usual["days"]] == list(reversed(TUESDAYS))
    assert usual["same_weekday"]
    assert usual["texts"] == {"mean": 2, "min": 2, "max": 2}
    assert usual["signals"]["max"] < body["signals"]
    with Archive.open(path, readonly=True) as archive:
        itself = today(archive, lookup.pack, TUESDAYS[-1]).to_json()
    assert usual["days"][0] == {k: itself[k] for k in usual["days"][0]}


def test_a_near_copy_is_counted_apart(body):
    assert body["copies"] == 1
    assert body["came"] == 3


def test_the_report_says_its_figures(body):
    told = "\n".join(lines(body))
    assert "2  texts; ordinarily 2 (2 to 2)" in told
    assert "nothing stands out in 1" in told
    assert "near copies, not counted" in told


def test_a_day_with_nothing(path, lookup):
    with Archive.open(path, readonly=True) as archive:
        empty = today(archive, lookup.pack, "2031-06-09").to_json()
    assert (empty["texts"], empty["ranked"], empty["ordinary"]["days"]) == (0, [], [])
    assert "nothing first-hand came in" in "\n".join(lines(empty))


def test_where_no_weekday_has_enough_days_any_day_will_do(path, lookup):
    with Archive.open(path, readonly=True) as archive:
        sunday = today(archive, lookup.pack, "2031-06-08").to_json()
    assert not sunday["ordinary"]["same_weekday"]
    assert sunday["ordinary"]["days"][0]["date"] == "2031-06-03"
    assert "of any weekday" in "\n".join(lines(sunday))


def test_what_has_no_day_is_told_on_the_day_it_was_added(path, lookup):
    with Archive.open(path, readonly=True) as archive:
        in_utc = today(archive, lookup.pack, DAY).to_json()
        in_seoul = today(archive, lookup.pack, DAY, zone="Asia/Seoul").to_json()
    assert [t["title"] for t in in_utc["undated"]] == ["Notes on a Dock"]
    assert in_seoul["undated"] == []


def test_a_day_of_arrival_follows_the_zone(path, lookup):
    with Archive.open(path, readonly=True) as archive:
        counts = {
            (day, zone): today(archive, lookup.pack, day, by="arrival", zone=zone).to_json()["came"]
            for day in (DAY, "2031-06-11")
            for zone in ("UTC", "Asia/Seoul")
        }
    assert counts[DAY, "UTC"] == len(list(texts())) + 2
    assert counts["2031-06-11", "UTC"] == 0
    assert counts[DAY, "Asia/Seoul"] == len(list(texts()))
    assert counts["2031-06-11", "Asia/Seoul"] == 2


def test_an_ordinary_day_of_arrival_is_one_of_arrival(path, lookup):
    with Archive.open(path, readonly=True) as archive:
        args = {"by": "arrival", "zone": "Asia/Seoul"}
        first = today(archive, lookup.pack, DAY, **args).to_json()
        third = today(archive, lookup.pack, "2031-06-12", **args).to_json()
    assert first["ordinary"]["days"] == []
    assert third["texts"] == 1
    earlier = third["ordinary"]["days"]
    assert [d["date"] for d in earlier] == ["2031-06-11", DAY]
    assert earlier[1]["texts"] == first["texts"] == len(list(texts()))


def test_a_zone_that_is_none_is_refused(path, lookup):
    with (
        Archive.open(path, readonly=True) as archive,
        pytest.raises(ArchiveError, match="no such time zone"),
    ):
        today(archive, lookup.pack, DAY, zone="Ruritania/Zenda")


def test_the_bound_on_texts_is_said_and_takes_the_rarest_kinds(path, lookup, monkeypatch):
    import tealeaves.today.today as module
    from tealeaves.today.reading import read_day

    monkeypatch.setattr(module, "read_day", lambda archive, came: read_day(archive, came, most=1))
    with Archive.open(path, readonly=True) as archive:
        found = today(archive, lookup.pack, DAY).to_json()
    assert (found["texts"], found["compared"]) == (2, 1)
    assert "the 1 of the rarest kinds were compared" in found["cut"][0]
    assert found["ranked"][0]["genre"] == "leader_message"


def test_the_command_prints_one_object(path):
    result = CliRunner().invoke(app, ["today", "--date", DAY, "--archive", str(path), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["format"] == "tealeaves.today/1"
    wrong = CliRunner().invoke(app, ["today", "--date", "soon", "--archive", str(path)])
    assert wrong.exit_code == 1
