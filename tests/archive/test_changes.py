import gzip
import json
import time

import pytest

from tealeaves.archive.versions.align import align
from tealeaves.archive.versions.changes import change_of, difference
from tests.shared import SHARED, needs_shared

BODY = "\n\nThe list has nine names."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Posted 1 hour ago" + BODY, "Posted 2 hours ago" + BODY),
        ("Updated 12 May 2031 10:31 KST" + BODY, "Updated 13 May 2031 11:02 KST" + BODY),
        ("1,204 views" + BODY, "1,311 views" + BODY),
        ("No date" + BODY, "No date\n\n12 comments" + BODY),
        ("입력 2031.05.12 10:31" + BODY, "입력 2031.05.12 10:31 수정 2031.05.13 11:02" + BODY),
        ("조회 1,203" + BODY, "조회 1,311" + BODY),
        ("3시간 전" + BODY, "4시간 전" + BODY),
        (BODY + "\n© 2031 The Gazette", BODY + "\n© 2032 The Gazette. All rights reserved."),
        ("The  list\n\nhas nine names.", "The list has nine names."),
        ("He spoke, then left.", "He spoke then left."),
        ("The “ROK” sent 1,000 men.", 'The "ROK" sent 1000 men.'),
        ("The workers’ hall.", "The workers' hall."),
        ("«Да», said the envoy.", "“Да” said the envoy."),
        ("soft\u00adware", "software"),
    ],
)
def test_a_trifle(old, new):
    assert change_of(old, new, "en") == "trivial"
    assert change_of(new, old, "en") == "trivial"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('The "ROK" said no.', "The ROK said no."),
        ("The (ROK) said no.", "The ROK said no."),
        ("south Varna said no.", "South Varna said no."),
        ("The envoy thanked both sides.", "The envoy thanked one side."),
        ("12 dead in flood" + BODY, "15 dead in flood" + BODY),
        ("It met at 10:30 on Friday.", "It met at 10:45 on Friday."),
        ("The envoy left 2 hours ago.", "The envoy left 3 hours ago."),
        ("It weighs 1.5 tons.", "It weighs 15 tons."),
        ("He will come.", "He will come?"),
        ("사절은 갔다.", "사절이 갔다."),
        ("The recieved letter.", "The received letter."),
        ("12 May 2031" + BODY, "13 May 2031" + BODY),
        ("Nobody shares this view" + BODY, "Somebody shares this view" + BODY),
    ],
)
def test_a_real_change(old, new):
    assert change_of(old, new, "en") == "real"
    assert change_of(new, old, "en") == "real"


def test_the_same_text_is_no_change():
    assert change_of(BODY, BODY, "und") == "none"


def told(old, new):
    """What became of each sentence: the kind, with the runs or the sentence."""
    for one in difference(old, new):
        for run in one.runs:
            assert (old[slice(*run.old)], new[slice(*run.new)]) == (run.before, run.after)
        runs = tuple((run.before, run.after) for run in one.runs)
        yield one.kind, runs or (new[slice(*one.new)] if one.new else old[slice(*one.old)])


def test_words_that_became_other_words():
    old = "Envoy praises talks\nThe envoy thanked both sides."
    new = "Envoy attends talks\nThe envoy thanked one side."
    assert list(told(old, new)) == [
        ("changed", (("praises", "attends"),)),
        ("changed", (("both sides", "one side"),)),
    ]


def test_sentences_added_dropped_moved_and_kept():
    old = "The hall was full. Petra Sand spoke first. Nobody left early. A choir sang."
    new = "A choir sang. The hall was full. Petra Sand spoke first of all. It rained at night."
    assert list(told(old, new)) == [
        ("moved", "A choir sang."),
        ("kept", "The hall was full."),
        ("changed", (("", "of all"),)),
        ("dropped", "Nobody left early."),
        ("added", "It rained at night."),
    ]


def test_one_sentence_that_became_two():
    old = "The crews worked through nine nights and the pumps from Orm came late to the bridge."
    new = "The crews worked through nine nights. The pumps from Orm came late to the bridge."
    (one,) = difference(old, new)
    assert (one.kind, old[slice(*one.old)], new[slice(*one.new)]) == ("changed", old, new)


def test_a_refrain_does_not_tear_the_texts_apart():
    verses = [f"The crew of boat {n} brought in {n + 7} crates of herring." for n in range(9)]
    old = "\n".join(f"{verse}\nHe went on:" for verse in verses)
    new = "\n".join(verse + ("\nHe went on:" if n % 3 else "") for n, verse in enumerate(verses))
    kinds = [kind for kind, _ in told(old, new)]
    assert kinds.count("kept") == 15
    assert kinds.count("dropped") == 3


def test_both_texts_are_tiled():
    old = "One went home. Two stayed there. Three sang loudly. Four slept well."
    new = "Two stayed here. Four slept well. Five came late. Three sang loudly."
    parts = difference(old, new)
    for side, text in (("old", old), ("new", new)):
        places = sorted(getattr(one, side) for one in parts if getattr(one, side))
        assert " ".join(text[slice(*place)] for place in places) == text


@pytest.mark.parametrize("unit", ["It was so %d. ", "aaaa ", "ten men met in hall %d ", "\n"])
def test_long_texts_do_not_hang(unit):
    old = "".join(unit % n if "%" in unit else unit for n in range(200_000 // len(unit)))
    new = old.replace("so", "not so").replace("men", "women")[:-20] + "b"
    started = time.process_time()
    difference(old, new)
    change_of(old, new, "en")
    assert time.process_time() - started < 15


def test_align_tiles_and_is_right():
    a = "the crew of the boat sang and the crew of the train slept".split()
    b = "the crew of the train slept and nobody of the boat sang".split()
    at = (0, 0)
    for tag, i1, i2, j1, j2 in align(a, b):
        assert (i1, j1) == at
        assert (a[i1:i2] == b[j1:j2]) is (tag == "equal")
        at = (i2, j2)
    assert at == (len(a), len(b))


@needs_shared
def test_twenty_replaced_reports_are_real_changes_that_read_as_rewritings():
    path = SHARED / "data" / "kcna-2024-revisions.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        pairs = [json.loads(line) for line in file]
    assert len(pairs) == 20
    for pair in pairs:
        old, new = pair["first"]["text"], pair["second"]["text"]
        assert change_of(old, new, "en") == "real", pair["id"]
        kinds = [one.kind for one in difference(old, new)]
        lone = kinds.count("added") + kinds.count("dropped")
        assert lone <= 0.3 * len(kinds), pair["id"]
