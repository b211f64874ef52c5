"""From a proposal to an outcome: what is allowed, what is kept, what is refused."""

import pytest

from tealeaves.archive.records.log import records, undo
from tealeaves.errors import LedgerError
from tealeaves.ledger import steps
from tealeaves.ledger.due import candidates, due, due_with_candidates
from tealeaves.ledger.entry import entries, entry
from tealeaves.ledger.evidence import quotation, search_made
from tealeaves.ledger.proposals import proposals_of
from tealeaves.ledger.report import report
from tealeaves.ledger.rivals import all_rivals, decide, offer, rivals
from tealeaves.ledger.views import entry_json

WHO, AT = "A. Analyst", "2026-02-01T09:00:00.000000Z"
LATE = "2026-06-01T09:00:00.000000Z"


@pytest.fixture
def opened(archive, proposed):
    """The harbour forecast, in the ledger."""
    found = next(p for p in proposed if "harbour" in p.values["claim"])
    steps.accept(archive, WHO, AT, found, {"criterion": "the harbour is opened"})
    return found.id


def test_a_page_proposes_with_forecaster_word_window_and_band(proposed):
    harbour = next(p for p in proposed if "harbour" in p.values["claim"])
    v = harbour.values
    assert (v["forecaster"], v["outlet"], v["made_on"]) == (
        "Anna Keller",
        "Hentzau Review",
        "2026-01-10",
    )
    assert (v["since"], v["until"], v["deadline_basis"]) == ("2026-03-01", "2026-03-31", "stated")
    assert (v["scale"], v["low"], v["point"], v["high"]) == ("ICD203", 55, 67.5, 80)
    assert harbour.reason is None


def test_a_vague_forecast_is_proposed_as_not_scorable_and_says_why(proposed):
    vague = next(p for p in proposed if "approach" in p.values["claim"])
    assert vague.values["point"] is None
    assert vague.reason == "no test and no date"
    assert vague.suggested_until == "2027-01-10"
    assert vague.values["until"] is None  # a date of ours is offered, never put in


def test_a_condition_is_kept(proposed):
    slip = next(p for p in proposed if "slip" in p.values["claim"])
    assert "river floods" in slip.values["condition"]


def test_the_quotation_is_the_pages_own_characters(archive, proposed):
    from tealeaves.archive.kept import one

    page = one(archive.connection, 1).page
    for p in proposed:
        quote = p.values["quote"]
        assert page[quote["start"] : quote["end"]] == quote["text"]


def test_nothing_enters_by_itself(archive):
    assert entries(archive) == {}


def test_what_is_taken_up_is_not_taken_up_twice(archive, proposed, opened):
    again = next(p for p in proposed if p.id == opened)
    with pytest.raises(LedgerError, match="in the ledger already"):
        steps.accept(archive, WHO, AT, again, {})


def test_a_rejected_proposal_stays_rejected_until_that_is_undone(archive, proposed):
    number = steps.reject(archive, WHO, AT, proposed[0], "rhetoric")
    assert entry(archive, proposed[0].id).status == "rejected"
    assert report(entries(archive).values())["entries"] == 0
    undo(archive, WHO, AT, number)
    assert proposed[0].id not in entries(archive)


def test_every_edit_stays_on_record(archive, opened):
    before = entry(archive, opened)
    steps.edit(archive, WHO, AT, opened, {"point": 80.0}, "new facts")
    number = steps.edit(archive, WHO, AT, opened, {"criterion": "ships enter"})
    now = entry(archive, opened)
    assert (before.point, now.point, now.criterion) == (67.5, 80.0, "ships enter")
    assert [step.step for step in now.history] == ["accept", "edit", "edit"]
    assert [h.point for h in now.held] == [67.5, 80.0]
    assert now.held[0].since == "2026-01-10"  # the first chance is that of the day it was said
    undo(archive, WHO, AT, number)
    assert entry(archive, opened).criterion == "the harbour is opened"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"point": 140.0}, "0 to 100"),
        ({"low": 90.0}, "not in order"),
        ({"closes": "2026-05-01"}, "close on 2026-05-01, after it resolves on 2026-03-31"),
        ({"until": "2026-02-30"}, "not a day"),
        ({"until": "2026-01-02"}, "lies before"),
        ({"zone": "Atlantis"}, "no known zone"),
        ({"confidence": "80"}, "low, moderate, high"),
        ({}, "nothing to change"),
    ],
)
def test_an_impossible_edit_is_refused_and_leaves_no_record(archive, opened, changes, says):
    before = len(list(records(archive)))
    with pytest.raises(LedgerError, match=says):
        steps.edit(archive, WHO, AT, opened, changes)
    assert len(list(records(archive))) == before


def test_a_window_is_extended_with_a_reason_and_not_after_its_end(archive, opened):
    with pytest.raises(LedgerError, match="a reason is needed"):
        steps.edit(archive, WHO, AT, opened, {"until": "2026-04-30"})
    steps.edit(archive, WHO, AT, opened, {"until": "2026-04-30"}, "the source says so now")
    assert entry(archive, opened).deadline_basis == "ours"
    with pytest.raises(LedgerError, match="window ended on 2026-04-30"):
        steps.edit(archive, WHO, LATE, opened, {"until": "2026-12-31"}, "more time")


def test_the_window_ends_with_the_day_in_its_own_zone(archive, opened):
    still = "2026-03-31T14:30:00.000000Z"  # half past eleven at night in Pyongyang
    over = "2026-03-31T15:30:00.000000Z"
    with pytest.raises(LedgerError, match="window ended"):
        steps.edit(archive, WHO, over, opened, {"until": "2026-04-30"}, "more time")
    assert steps.edit(archive, WHO, still, opened, {"until": "2026-04-30"}, "more time")


def test_due_lists_what_ended_with_the_texts_that_may_decide_it(archive, opened):
    all_ = entries(archive).values()
    assert due(all_, "2026-03-30") == []
    assert [(e.id, days) for e, days in due(all_, "2026-03-31")] == [(opened, 0)]
    (found,) = due_with_candidates(archive, all_, "2026-04-02")
    assert found.days == 2
    assert [hit.id for hit in found.candidates] == [2]  # not the forecast's own page
    assert candidates(archive, found.entry, "2026-02-01") == ()  # the report came later


def test_an_outcome_wants_its_quotation(archive, opened):
    with pytest.raises(LedgerError, match="needs its evidence"):
        steps.resolve(archive, WHO, AT, opened, "yes", "2026-03-01", {})
    with pytest.raises(LedgerError, match="does not stand in document 2"):
        quotation(archive, 2, "closed the harbour")
    shown = quotation(archive, 2, "opened the new\nharbour")
    steps.resolve(archive, WHO, LATE, opened, "yes", "2026-03-01 23:30 (Pyongyang)", shown)
    body = entry_json(entry(archive, opened))
    assert body["outcome"]["on"] == "2026-03-01T23:30+09:00"
    assert body["outcome"]["evidence"]["text"] == "opened the new harbour"
    assert body["brier"] == pytest.approx((1 - 0.675) ** 2)


def test_the_page_that_foresees_does_not_prove_itself(archive, opened):
    shown = quotation(archive, 1, "open the harbour")
    with pytest.raises(LedgerError, match="its own page"):
        steps.resolve(archive, WHO, LATE, opened, "yes", "2026-03-01", shown)


def test_that_nothing_came_is_shown_by_the_search_made(archive, opened):
    shown = search_made(archive, "airport", "2026-03-01", "2026-03-31")
    assert (shown["texts"], shown["answers"]) == (1, 0)
    with pytest.raises(LedgerError, match="no text from"):
        search_made(archive, "airport", "2027-03-01", "2027-03-31")


def test_what_is_decided_changes_only_when_that_is_undone(archive, opened):
    shown = quotation(archive, 2, "opened the new harbour")
    number = steps.resolve(archive, WHO, LATE, opened, "yes", "2026-03-01", shown)
    with pytest.raises(LedgerError, match=f"undo record {number} first"):
        steps.edit(archive, WHO, LATE, opened, {"point": 99.0})
    undo(archive, WHO, LATE, number)
    assert entry(archive, opened).status == "open"


def test_no_forecast_closes_or_is_made_after_its_outcome(archive, opened):
    shown = quotation(archive, 2, "opened the new harbour")
    with pytest.raises(LedgerError, match="after its outcome"):
        steps.resolve(archive, WHO, LATE, opened, "yes", "2026-01-05", shown)
    steps.edit(archive, WHO, AT, opened, {"closes": "2026-03-20"})
    with pytest.raises(LedgerError, match="close on 2026-03-20, after it resolves on 2026-03-01"):
        steps.resolve(archive, WHO, LATE, opened, "yes", "2026-03-01", shown)


def test_outcome_and_score_come_together_or_not_at_all(archive, opened, monkeypatch):
    def broken(entry):
        raise LedgerError("the scoring fails")

    monkeypatch.setattr(steps, "score_of", broken)
    shown = quotation(archive, 2, "opened the new harbour")
    with pytest.raises(LedgerError, match="the scoring fails"):
        steps.resolve(archive, WHO, LATE, opened, "yes", "2026-03-01", shown)
    assert entry(archive, opened).status == "open"


def test_a_condition_is_decided_first_and_one_not_met_makes_void(archive, proposed):
    slip = next(p for p in proposed if "slip" in p.values["claim"])
    steps.accept(archive, WHO, AT, slip, {"until": "2026-03-31", "point": 40.0, "criterion": "x"})
    shown = quotation(archive, 2, "Many ships")
    with pytest.raises(LedgerError, match="holds only if"):
        steps.resolve(archive, WHO, LATE, slip.id, "no", "2026-03-01", shown)
    with pytest.raises(LedgerError, match="say why"):
        steps.void(archive, WHO, LATE, slip.id, "")
    steps.void(archive, WHO, LATE, slip.id, "no flood came")
    body = report(entries(archive).values())
    assert (body["by_status"], body["n"]) == ({"void": 1}, 0)


def test_merged_entries_count_once_and_are_kept(archive, opened):
    values = {"claim": "the harbour opens", "forecaster": "B", "made_on": "2026-01-11"}
    steps.enter(archive, WHO, AT, "h-1", values)
    steps.merge(archive, WHO, AT, opened, ["h-1"])
    assert report(entries(archive).values())["entries"] == 1
    assert entry(archive, "h-1").merged_into == opened
    with pytest.raises(LedgerError, match="merged into"):
        steps.edit(archive, WHO, AT, "h-1", {"point": 5.0})
    with pytest.raises(LedgerError, match="itself"):
        steps.merge(archive, WHO, AT, opened, [opened])


def test_an_entry_by_hand_needs_claim_forecaster_and_day(archive):
    with pytest.raises(LedgerError, match="--forecaster"):
        steps.enter(archive, WHO, AT, "h-1", {"claim": "x"})
    with pytest.raises(LedgerError, match="close on 2026-05-01, after it resolves on 2026-04-20"):
        steps.enter(
            archive,
            WHO,
            AT,
            "h-1",
            {"claim": "x", "forecaster": "B", "made_on": "2026-01-01",
             "closes": "2026-05-01", "until": "2026-04-20"},
        )  # fmt: skip


def test_ids_hold_over_a_second_reading(archive, proposed):
    from tealeaves.archive.kept import one

    assert [p.id for p in proposals_of(one(archive.connection, 1))] == [p.id for p in proposed]
    assert len({p.id for p in proposed}) == len(proposed)


def test_rival_readings_stand_side_by_side_and_are_scored_by_the_outcome(archive):
    about = "China unnamed in January"
    slight = offer(archive, WHO, AT, about, "Keller", "a slight", "2026-01-10", 70.0)
    routine = offer(archive, WHO, AT, about, "Zapt", "routine", "2026-01-11", 20.0)
    offer(archive, WHO, AT, about, "Tarlenheim", "a misprint", "2026-01-12")
    with pytest.raises(LedgerError, match="there already"):
        offer(archive, WHO, AT, about, "Keller", "a slight", "2026-01-10")
    with pytest.raises(LedgerError, match="no reading"):
        decide(archive, WHO, LATE, about, ["nope"], "2026-03-01", {"text": "x"})
    shown = quotation(archive, 2, "Many ships")
    decide(archive, WHO, LATE, about, [slight], "2026-03-01", shown)
    scores = {r.id: brier for r, brier in rivals(archive, about).scores()}
    assert scores == {slight: pytest.approx(0.09), routine: pytest.approx(0.04)}
    with pytest.raises(LedgerError, match="is decided"):
        offer(archive, WHO, LATE, about, "Late", "I knew", "2026-04-01", 100.0)
    assert len(all_rivals(archive)) == 1
