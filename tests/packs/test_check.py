"""`packs check`: each fault has its place and remedy; what is right passes."""

import json

import pytest
from typer.testing import CliRunner

from tealeaves.cli.packs import app
from tealeaves.packs.check import check

from .test_load import pack

GOOD = """[[person]]
id = "ann-lee"
forms = ["Ann Lee"]
country = "NOR"
source = "invented"
sure = "high"
examples = ["Ann Lee came."]
not_examples = ["Anne Lee came."]
"""
TENURE = """[[tenure]]
person = "ann-lee"
office = "nor-president"
since = "2001"
until = "2005-06"
source = "invented"
sure = "low"
"""


def complaints(folder, text):
    return [str(one) for one in check([pack(folder, mine=text)]).complaints]


def test_the_built_in_packs_are_without_fault():
    assert [str(one) for one in check().faults] == []


def test_a_good_pack_passes(tmp_path):
    assert complaints(tmp_path, GOOD + TENURE) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('["Ann Lee came."]', '["Lee came."]', "not found in its example 'Lee came.'; add a form"),
        ('["Anne Lee came."]', '["Ann Lee came."]', "found in its near miss"),
        ('examples = ["Ann Lee came."]\n', "", "'examples' is missing; give at least one"),
        ('not_examples = ["Anne Lee came."]\n', "", "'not_examples' is missing"),
        ('source = "invented"\nsure = "high"', 'sure = "high"', "'source' is missing; say where"),
        ('sure = "high"', 'sure = "certainly"', "'sure' is not one of high, medium, low"),
        ('country = "NOR"', 'country = "XXX"', "there is no country 'XXX'"),
        ('id = "ann-lee"', 'id = "Ann Lee"', "is not lower case with hyphens"),
        ('["Ann Lee"]', '["Ann Lee", "Ann Lee "]', "has white space at its edge"),
        ('["Ann Lee"]', '["Ann Lee", "Ann Lee"]', "warning: the form 'Ann Lee' is given twice"),
        ('["Ann Lee"]', "[]", "'forms' is empty"),
        ('["Ann Lee"]', '"Ann Lee"', "'forms' is not a list of texts"),
    ],
)
def test_a_fault_is_told_with_its_line_and_remedy(tmp_path, old, new, words):
    text = "# a comment\n\n" + GOOD.replace(old, new)
    [told] = [one for one in complaints(tmp_path, text) if words in one][:1]
    place, _, _ = told.partition(": ")
    line = text.split("\n")[int(place.removeprefix("mine/mine.toml:")) - 1]
    assert ("[[person]]" if "missing" in words else new) in line, told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ann-lee", "ann-leigh", "there is no person 'ann-leigh'"),
        ("nor-president", "nor-pope", "there is no office 'nor-pope'"),
        ('"2001"', '"2001-13"', "'since' '2001-13' is no date; write YYYY"),
        ('"2001"', '"2006"', "it ends (2005-06) before it begins (2006)"),
        ('"2001"', '"2005"', None),
    ],
)
def test_a_tenure_points_at_what_exists(tmp_path, old, new, words):
    told = complaints(tmp_path, GOOD + TENURE.replace(old, new))
    assert (told == []) if words is None else (words in told[0] and ":9: " not in told[0])


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('[[ladder]]\nid = "l"\nname = "L"\nrungs = ["a", "b", "a"]\n', "'a' is given twice"),
        (
            '[[cue]]\nid = "c"\nkind = "probability"\nforms = ["perhaps so"]\n'
            'strength = "forecast"\nscale = "Mine"\nlow = 50\npoint = 40\nhigh = 60\n',
            "out of order; 0 <= low <= point <= high <= 100",
        ),
        (
            '[[formula]]\nid = "f-1"\nfamily = "f"\nstep = 1\norder = "size"\nforms = ["grand x"]\n'
            'patterns = ["(x"]\n',
            "is no regular expression; mend its brackets",
        ),
        (
            '[[occasion]]\nid = "o"\nforms = ["Day of X and Y"]\nrule = "fixed"\ndate = "2-30"\n'
            'states = ["NOR"]\n',
            "'date' of a fixed occasion is '2-30'; write MM-DD",
        ),
        (
            '[[epithet]]\nid = "e"\nforms = ["x y"]\ntarget = "NOR"\nsign = "bad"\n',
            "give +, - or 0",
        ),
        ('[[body]]\nid = "b"\nkind = "x"\nforms = ["X y z"]\nparent = "c"\n', "no body 'c'"),
    ],
)
def test_what_each_kind_asks_for(tmp_path, entry, words):
    told = complaints(tmp_path, entry + 'source = "invented"\n')
    assert any(words in one for one in told), told


def test_the_same_id_twice_names_the_first(tmp_path):
    [told] = [c for c in complaints(tmp_path, GOOD + "\n" + GOOD) if "already" in c]
    assert told.startswith("mine/mine.toml:10: 'ann-lee' stands already at mine/mine.toml:1")


def test_one_form_for_two_people_without_dates_is_a_warning(tmp_path):
    other = GOOD.replace("ann-lee", "ann-lee-younger")
    report = check([pack(tmp_path, mine=GOOD + "\n" + other)])
    assert report.faults == ()
    assert "mine/mine.toml:12: warning: 'Ann Lee' is also a form of 'ann-lee'" in str(
        report.complaints[0]
    )


def test_all_faults_are_told_at_once(tmp_path):
    mine = pack(tmp_path, a=GOOD.replace("NOR", "XXX"), b="[[person]\n", c="[[person]]\nid = 3\n")
    told = [str(one).partition(": ")[0] for one in check([mine]).faults]
    assert told == ["mine/a.toml:4", "mine/b.toml:1", "mine/c.toml:1", "mine/c.toml:2"]


def test_the_command_exits_1_with_the_faults_and_0_with_a_count(tmp_path):
    bad = CliRunner().invoke(app, ["check", str(pack(tmp_path, mine=GOOD.replace("NOR", "XXX")))])
    assert bad.exit_code == 1
    assert "mine/mine.toml:4: there is no country 'XXX'" in bad.output
    good = CliRunner().invoke(app, ["check", str(pack(tmp_path, mine=GOOD))])
    assert (good.exit_code, good.output) == (0, "1 entry in 1 pack: 0 faults, 0 warnings\n")


def test_the_command_prints_json(tmp_path):
    mine = pack(tmp_path, mine=GOOD.replace("NOR", "XXX"))
    told = json.loads(CliRunner().invoke(app, ["check", str(mine), "--json"]).output)
    assert told["complaints"][0]["at"] == "mine/mine.toml:4"


def test_list_and_show(tmp_path):
    mine = str(pack(tmp_path, mine=GOOD + TENURE))
    listed = json.loads(CliRunner().invoke(app, ["list", "--packs", mine, "--json"]).output)
    assert [one["id"] for one in listed][-1] == "mine"
    assert listed[-1]["entries"] == {"person": 1, "tenure": 1}
    shown = CliRunner().invoke(app, ["show", "ann-lee", "--packs", mine]).output
    assert "[person] ann-lee  (mine/mine.toml:1)" in shown
    assert "until: 2005-06" in shown
    assert "written out from a template" in CliRunner().invoke(app, ["show", "nor-leader"]).output
    nobody = CliRunner().invoke(app, ["show", "nobody-at-all"])
    assert nobody.exit_code == 1


def test_every_fault_of_an_entry_is_told_at_its_key(tmp_path):
    text = (
        '[[formula]]\nid = "f"\nfamily = "f"\nstep = "one"\norder = 3\nnick = "x"\n'
        'forms = ["a b"]\n'
    )
    told = complaints(tmp_path, text)
    assert [one.partition(": ")[0][-1] for one in told] == ["4", "5", "6"]
    assert "'step' is not a whole number" in told[0]
    assert "highest" not in told[0]


DAY = """[[occasion]]
id = "{id}"
forms = ["Harbour Day"]
rule = "fixed"
date = "04-25"
states = ["NOR"]
{term}
source = "invented"
sure = "high"
examples = ["It was Harbour Day."]
not_examples = ["It was a day in harbour."]
"""


@pytest.mark.parametrize(
    ("until", "since", "apart"),
    [("2017-12-31", "2018", True), ("2018", "2018-03", False), ("2019", "2018", False)],
)
def test_days_whose_times_never_meet_may_share_a_form(tmp_path, until, since, apart):
    text = DAY.format(id="old", term=f'until = "{until}"') + DAY.format(
        id="new", term=f'since = "{since}"'
    )
    assert (complaints(tmp_path, text) == []) is apart
