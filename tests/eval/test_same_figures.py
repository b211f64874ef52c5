"""Our figures and those of the shared scorer, which knows no code of ours, agree in every row."""

import copy
import importlib.util
import json
import random

import pytest

from tealeaves.eval.gold import load_gold
from tealeaves.eval.run import ready_readings, score_all
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared
GOLD = [
    SHARED / "seed" / "gold.json",
    SHARED / "gold",
    SHARED / "gold" / "pages",
    SHARED / "gold" / "ko",
]
LISTS = (
    "people",
    "attendance_list",
    "outlets",
    "statements",
    "dates",
    "events",
    "stance",
    "epithets",
    "formulas",
    "forecasts",
    "signals",
)


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "tools" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def perfect(scorer):
    return {gold.id: scorer.as_contract(gold) for gold in scorer.load_gold(GOLD)}


def compare(scorer, folder, readings):
    for id_, reading in readings.items():
        (folder / f"{id_}.json").write_text(json.dumps(reading), "utf-8")
    golds = load_gold(GOLD)
    ours = score_all(golds, ready_readings(golds, folder)).figures
    theirs, _, _ = scorer.score_all(scorer.load_gold(GOLD), folder)
    assert list(ours) == list(theirs)
    for section, figures in theirs.items():
        assert ours[section] == approx(figures), section


def approx(value):
    if isinstance(value, dict):
        return {key: approx(each) for key, each in value.items()}
    return pytest.approx(value, abs=1e-9, rel=0) if isinstance(value, float) else value


def test_on_the_gold_itself(scorer, perfect, tmp_path):
    compare(scorer, tmp_path, perfect)


def test_on_readings_of_our_own(scorer, lookup, tmp_path):
    from tealeaves.eval.fresh import read_now

    golds = load_gold(GOLD[1:2])[:4] + load_gold(GOLD[2:3])[:1]
    compare(scorer, tmp_path, read_now(golds, [], lookup))


@pytest.mark.parametrize("seed", range(8))
def test_on_spoiled_readings(scorer, perfect, tmp_path, seed):
    chance = random.Random(seed)
    readings = {
        id_: spoiled(reading, chance) for id_, reading in perfect.items() if chance.random() > 0.1
    }
    compare(scorer, tmp_path, readings)


def spoiled(reading, chance):
    """Findings dropped, doubled, moved, given to others; texts and blocks changed."""
    d = copy.deepcopy(reading)
    for key in LISTS:
        if chance.random() < 0.05:
            d[key] = None
            continue
        d[key] = [
            copy.deepcopy(x)
            for x in d[key]
            if chance.random() > 0.2
            for _ in range(1 + (chance.random() < 0.15))
        ]
        chance.shuffle(d[key])
    move(d, len(d["text"]), chance)
    for key, changes in CHANGES.items():
        for finding in d[key] or []:
            if chance.random() < 0.3:
                name, values = chance.choice(changes)
                finding[name] = chance.choice(values)
    if chance.random() < 0.3:
        d["authority"]["rung"] = ["leader_speech", "agency_report"]
    if chance.random() < 0.2:
        d["text"] = "Menu\n" + d["text"].replace("’", "'")
    spoil_blocks(d, chance)
    return d


CHANGES = {
    "people": [("country", [None, "USA"]), ("name", [None])],
    "statements": [
        ("speaker", ["analysts", "A; B", None, "Washington and Seoul"]),
        ("kind", ["body", "direct"]),
        ("cue", [None, "said"]),
        ("cue_span", [None]),
    ],
    "dates": [("value", ["PAST_REF", "2024", None])],
    "events": [("start", [None, "2024-01-01"]), ("tense", ["future"])],
    "stance": [("sign", ["0", "-"])],
    "epithets": [("target", ["unnamed"])],
    "forecasts": [
        ("kind", ["threat", "demand"]),
        ("certainty", ["may", None]),
        ("conditional", [True]),
        ("by", ["author", None]),
    ],
    "signals": [("kind", ["other", "absence", "priority"])],
}


def move(value, size, chance):
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys() and chance.random() < 0.3:
            value["start"] = max(0, value["start"] + chance.randint(-12, 12))
            value["end"] = min(
                size, max(value["start"] + 1, value["end"] + chance.randint(-25, 25))
            )
            value["start"] = min(value["start"], value["end"] - 1)
        for each in value.values():
            move(each, size, chance)
    elif isinstance(value, list):
        for each in value:
            move(each, size, chance)


def spoil_blocks(d, chance):
    if chance.random() < 0.2:
        d["article"] = None
        return
    for block in d["article"]["blocks"]:
        if chance.random() < 0.15:
            block["role"] = chance.choice(["heading", "caption", "chrome", "list"])
        if chance.random() < 0.05:
            block["copy_of"] = 0
