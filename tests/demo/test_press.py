"""The invented press: one seed gives one press, no text twice, every change is in its text."""

import pytest

from tealeaves.archive.versions.copies import Story
from tealeaves.demo.names import names, pack_folder
from tealeaves.demo.press import press
from tealeaves.demo.schedule import plans
from tealeaves.demo.write import write
from tealeaves.packs.check import check
from tests.archive.shelf import Shelf

SEEDS = (1, 2, 3)
PRESS = {seed: press(seed) for seed in SEEDS}
CHANGES = [(seed, change) for seed in SEEDS for change in PRESS[seed].changes]


def full(text):
    return f"{text.title}\n{text.body}"


def as_it_was(seed, change):
    """The text as it would have been without the change."""
    return full(write(next(p for p in plans(seed) if p.id == change.text), seed))


def as_it_is(seed, change):
    return full(next(t for t in PRESS[seed].texts if t.plan.id == change.text))


def test_the_pack_is_without_fault():
    assert not check([pack_folder()]).complaints


def test_one_seed_gives_the_same_press_another_one_another():
    assert press(1) == PRESS[1]
    assert PRESS[1].texts != PRESS[2].texts


def test_fewer_texts_are_the_latest_ones():
    few = press(1, texts=60)
    assert len(few.texts) == 60
    assert [t.plan.id for t in few.texts] == [t.plan.id for t in PRESS[1].texts[-60:]]


def test_there_are_four_hundred_texts_over_two_to_three_years_and_twelve_kinds_of_change():
    for seed in SEEDS:
        first, last = PRESS[seed].texts[0].plan.day, PRESS[seed].texts[-1].plan.day
        assert len(PRESS[seed].texts) == 400
        assert 2 * 365 <= (last - first).days <= 3 * 365
        assert len({change.kind for change in PRESS[seed].changes}) >= 12


def test_all_gaps_are_filled():
    assert not [t.plan.id for t in PRESS[1].texts if "{" in full(t) or "}" in full(t)]


def test_no_text_is_a_near_copy_of_another_one():
    shelf = Shelf()
    copies = []
    for number, text in enumerate(PRESS[1].texts):
        story = Story(full(text), text.title, text.plan.outlet, text.plan.day.isoformat())
        if shelf.original(story) is not None:
            copies.append(text.plan.id)
        shelf.put(number, story)
    assert copies == []


def told(kind, about):
    """The words that a change puts in or takes out."""
    known = names()
    match kind:
        case "country_dropped" | "country_added":
            return known.country(about[0])
        case "title_withheld" | "title_new":
            return known.office(about[1])
        case "rank_exit":
            return known.person(about[0])
        case "epithet_new":
            return known.epithet(about[0])
        case "topic_absent":
            return about[0]
    return None


@pytest.mark.parametrize(("seed", "change"), CHANGES, ids=lambda v: getattr(v, "kind", v))
def test_a_change_is_in_its_text_and_was_not_there_without_it(seed, change):
    was, now = as_it_was(seed, change), as_it_is(seed, change)
    assert was != now
    words = told(change.kind, change.about)
    known = names()
    match change.kind:
        case "country_dropped" | "title_withheld" | "rank_exit" | "topic_absent":
            assert words in was
            assert words not in now
        case "country_added" | "title_new" | "epithet_new":
            assert words not in was
            assert words in now
        case "formula_dropped":
            assert known.formula(change.was) in was
            assert known.formula(change.was) not in now
        case "formula_strengthened" | "formula_weakened":
            assert known.formula(change.was) in was
            assert known.formula(change.was) not in now
            assert known.formula(change.now) in now
            step = int(change.now[-1]) - int(change.was[-1])
            assert step > 0 if change.kind == "formula_strengthened" else step < 0
        case "country_first":
            first, second = known.country(change.about[0]), known.country(change.was[:3])
            assert was.index(second) < was.index(first)
            assert now.index(first) < now.index(second)
        case "title_reordered":
            one, other = map(known.office, change.about[1:])
            assert was.index(one) < was.index(other)
            assert now.index(other) < now.index(one)
        case "rank_moved":
            assert place(was, change) == change.was
            assert place(now, change) == change.now
        case "naming_changed":
            assert change.now not in was
            assert change.now in now
        case "rung_raised":
            assert was.startswith("Foreign Ministry Spokesperson Answers")
            assert now.startswith("Statement of the")
        case "message_mentioned":
            assert "The full text of the message" in was
            assert "The full text of the message" not in now
        case "length":
            assert len(now.split()) > 1.8 * len(was.split())
        case kind:
            pytest.fail(f"nothing here looks for {kind}")


def place(text, change):
    line = text.rpartition("Present at the visit were ")[2].rstrip(".")
    listed = line.replace(" and ", ", ").split(", ")
    return f"place {listed.index(names().person(change.about[0])) + 1}"
