"""Two texts sentence by sentence, wherever a sentence stands."""

import gzip
import json
import time
from itertools import chain

import pytest

from tealeaves.compare.aligned import aligned
from tealeaves.words import sentences
from tests.shared import SHARED, needs_shared

OPENED = "The harbour at Zenda was opened by the king on a cold and windy morning."
GUESTS = "Guests from nine neighbouring countries stood along the northern quay with flags."
TRADE = "He said that trade across the strait would double within the next five years."
BAND = "A military band played until the last of the ships had left the inner harbour."


def kinds(old, new):
    return [part.kind for part in aligned(" ".join(old), " ".join(new))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([OPENED, GUESTS], [OPENED, GUESTS], ["kept", "kept"]),
        ([OPENED, GUESTS], [OPENED], ["kept", "dropped"]),
        ([OPENED], [OPENED, GUESTS], ["kept", "added"]),
        ([OPENED, TRADE], [OPENED, TRADE.replace("five", "ten")], ["kept", "changed"]),
        ([OPENED, GUESTS, TRADE], [TRADE, OPENED, GUESTS], ["moved", "kept", "kept"]),
        (
            [OPENED, GUESTS, TRADE, BAND],
            [BAND.replace("military", "naval"), OPENED, GUESTS, TRADE],
            ["moved", "kept", "kept", "kept"],
        ),
        ([OPENED], [BAND], ["dropped", "added"]),
        ([OPENED, "He left."], ["He left.", BAND], ["dropped", "kept", "added"]),
    ],
)
def test_what_becomes_of_a_sentence(old, new, expected):
    assert kinds(old, new) == expected


def test_a_moved_sentence_names_the_words_that_differ():
    old, new = (
        " ".join((OPENED, GUESTS, TRADE)),
        " ".join((TRADE.replace("five", "ten"), OPENED, GUESTS)),
    )
    (moved,) = (part for part in aligned(old, new) if part.kind == "moved")
    assert old[slice(*moved.old)] == TRADE
    assert [(run.before, run.after) for run in moved.runs] == [("five", "ten")]


def test_every_sentence_of_both_is_there_once():
    old = " ".join((OPENED, TRADE, GUESTS, OPENED, BAND))
    new = " ".join((BAND, TRADE.upper(), OPENED, GUESTS.replace("nine", "ten"), "The end."))
    found = aligned(old, new)
    for text, side in ((old, "old"), (new, "new")):
        places = sorted(getattr(part, side) for part in found if getattr(part, side))
        assert list(chain.from_iterable(list(sentences(text, *place)) for place in places)) == list(
            sentences(text)
        )


def test_ten_thousand_words_against_another_order_stay_quick():
    many = [f"Report number {n} speaks of {n * 7} ships, {n % 13} piers and town {n * 31 % 997}."
            for n in range(800)]  # fmt: skip
    old, new = " ".join(many), " ".join(many[400:] + many[:400][::-1])
    start = time.perf_counter()
    found = aligned(old, new)
    assert time.perf_counter() - start < 5
    assert sum(part.kind in ("kept", "moved") for part in found) > 780


@needs_shared
def test_every_replaced_print_is_aligned():
    path = SHARED / "data" / "kcna-2024-revisions.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    assert len(pairs) == 20
    for pair in pairs:
        found = aligned(pair["first"]["text"], pair["second"]["text"])
        alone = sum(part.kind in ("added", "dropped") for part in found)
        assert alone <= len(found) / 3, pair["id"]  # rewritten, not another text
        assert any(part.runs for part in found), pair["id"]
