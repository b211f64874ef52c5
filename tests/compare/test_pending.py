"""An absence in an occasion of several days: pending, come later, or missing to the end."""

import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tealeaves.compare.facts import facts_of
from tealeaves.compare.pending import run_at, standing
from tealeaves.compare.precedents import setting_of
from tealeaves.keep.add import Reader, add
from tealeaves.types import Setting
from tests.check.made import NOW, archive_of, report

CONGRESS = "Congress of the WPK"
PARTY = Setting("party-congress")
JAPAN, CUBA = ("country", ("JPN",)), ("country", ("CUB",))


def texts():
    yield report("2031-02-10", "The Congress of the WPK is near.", "Workers Look Ahead")
    yield report("2031-03-01", "The hall was full. Nobody was idle.", f"{CONGRESS} Opens")
    yield report("2031-03-03", "The second day went by with reports.", f"{CONGRESS} Goes On")
    yield report("2031-03-05", "A speaker said that Japan must pay.", f"Reports Made at {CONGRESS}")
    yield report("2031-03-06", "The flags were taken down.", f"{CONGRESS} Closes")
    yield report("2031-03-07", "A shop said that Cuba buys nails.", "Trade Grows")


@pytest.fixture(scope="module")
def made(tmp_path_factory, lookup):
    with archive_of(tmp_path_factory.mktemp("pending") / "a.tea", texts(), lookup) as opened:
        yield opened


@pytest.fixture
def stands(made, lookup):
    """A function: a feature of the opening text, and a day, to how the absence stands."""

    def at(feature, as_of, day="2031-03-01"):
        run = run_at(made.connection, lookup.pack, PARTY, day, as_of)
        (text,) = facts_of(made.connection, [2])
        return standing(made, run, text, feature, as_of)

    return at


def test_it_is_pending_while_the_occasion_runs(stands):
    found = stands(JAPAN, "2031-03-03")
    assert (found.status, found.read) == ("pending", 1)
    assert "may run to 2031-03-10" in found.why


def test_it_is_settled_by_a_later_text(stands):
    found = stands(JAPAN, "2031-03-05")
    assert (found.status, found.by.document, found.by.date) == ("appeared", 4, "2031-03-05")
    assert found.evidence[0]["text"] == "Japan"


def test_it_stays_absent_when_the_occasion_closes_without_it(stands):
    """Cuba is named the day after, in a text of no congress."""
    found = stands(CUBA, "2031-03-20")
    assert (found.status, found.read, found.run.until) == ("stayed_absent", 3, "2031-03-06")
    assert stands(CUBA, "2031-03-05").status == "pending"


def test_a_day_asked_for_does_not_know_what_came_later(stands):
    assert stands(JAPAN, "2031-03-04").status == "pending"
    assert stands(JAPAN, "2031-03-20").status == "appeared"


def test_the_end_without_a_closing_report_is_the_last_possible_day(tmp_path, lookup):
    with archive_of(tmp_path / "a.tea", list(texts())[1:3], lookup) as made:
        (text,) = facts_of(made.connection, [1])
        for as_of, status in (("2031-03-11", "pending"), ("2031-03-12", "stayed_absent")):
            run = run_at(made.connection, lookup.pack, PARTY, "2031-03-01", as_of)
            assert standing(made, run, text, JAPAN, as_of).status == status


def test_without_a_later_text_nothing_is_said_to_have_stayed_absent(tmp_path, lookup):
    with archive_of(tmp_path / "a.tea", list(texts())[1:2], lookup) as made:
        (text,) = facts_of(made.connection, [1])
        run = run_at(made.connection, lookup.pack, PARTY, "2031-03-01", "2032-01-01")
        found = standing(made, run, text, JAPAN, "2032-01-01")
        assert (found.status, found.run.open) == ("pending", False)
        assert "no later text of it" in found.why


def test_a_run_begins_with_its_first_text_and_spans_no_gap(made, lookup):
    """The article of February speaks of the congress, weeks before it."""
    run = run_at(made.connection, lookup.pack, PARTY, "2031-03-05", "2031-04-01")
    assert (run.since, len(run.texts)) == ("2031-03-01", 4)


@pytest.mark.parametrize(
    ("occasion", "day"), [("kis-birthday", "2031-03-01"), ("party-congress", "2031-02-10")]
)
def test_an_occasion_of_one_day_or_one_only_spoken_of_holds_nothing_open(
    made, lookup, occasion, day
):
    assert run_at(made.connection, lookup.pack, Setting(occasion), day, "2031-04-01") is None


def test_a_text_added_later_settles_it_without_anything_being_stored(tmp_path, lookup):
    every = list(texts())
    with archive_of(tmp_path / "a.tea", every[1:3], lookup) as made:
        (text,) = facts_of(made.connection, [1])
        args = (made.connection, lookup.pack, PARTY, "2031-03-01", "2031-03-05")
        before = standing(made, run_at(*args), text, JAPAN, "2031-03-05")
        add(made, every[3:4], Reader(lookup), NOW)
        after = standing(made, run_at(*args), text, JAPAN, "2031-03-05")
        assert (before.status, after.status) == ("pending", "appeared")


def test_a_comparison_s_absences_carry_how_they_stand(made, lookup):
    """What is here, or changed in amount, is never pending."""
    from tealeaves.compare.pending import with_standing
    from tealeaves.compare.subject import subject_of
    from tealeaves.show.comparison import lines

    def signal(kind, code):
        return {
            "kind": kind,
            "statement": f"{code}: said",
            "feature": {"kind": "country", "parts": [code]},
            "baseline": {"bits": 3.0, "n": 6, "k": 6},
            "evidence": [],
            "counter_evidence": [],
            "benign": [],
        }

    subject = subject_of(made, 2)
    body = {"signals": [signal("absence", "JPN"), signal("other", "CUB")]}
    found = with_standing(made, lookup.pack, subject, body, "2031-03-03")["signals"]
    assert [s.get("standing", {}).get("status") for s in found] == ["pending", None]
    outside = with_standing(made, lookup.pack, subject_of(made, 6), body, "2031-03-08")
    assert outside == body

    head = {"title": "x", "date": None, "outlet": None, "vehicle": None, "occasion": None}
    report = {
        "text": head, "precedents": [], "same": [], "dropped": [], "features_tried": 2,
        "listed": 2, "leave_one_out": None, "cut_bits": None, "why": None, "signals": found,
    }  # fmt: skip
    assert any(line.strip().startswith("pending: Congress of the WPK") for line in lines(report))


def test_two_visits_in_one_week_are_two(tmp_path, lookup):
    def visit(day, whom, body):
        return report(f"2031-04-0{day}", body, f"President of {whom} on State Visit")

    texts = [
        visit(1, "Laos", "The guest was met at the gate."),
        visit(2, "Cuba", "A guest came by sea. Japan was spoken of."),
        visit(3, "Laos", "The guest went home."),
    ]
    with archive_of(tmp_path / "a.tea", texts, lookup) as made:
        setting = setting_of(made.connection, 1)
        run = run_at(made.connection, lookup.pack, setting, "2031-04-01", "2031-04-03")
        assert (run.occasion, [one.document for one in run.texts]) == ("state-visit", [1, 3])
        (text,) = facts_of(made.connection, [1])
        assert standing(made, run, text, JAPAN, "2031-04-03").status == "pending"


def test_the_command_takes_the_day_as_of_which_it_is_asked(made):
    run = CliRunner().invoke
    args = ["compare", "2", "--archive", str(made.path), "--json", "--as-of"]
    assert run(app, [*args, "2031-03-03"]).exit_code == 0
    assert run(app, [*args, "the third"]).exit_code == 1
