"""Packs are read whole, faults are told with their place, later packs override earlier ones."""

import pytest

from tealeaves.errors import PackError
from tealeaves.packs.load import BUILT_IN, load, stamp

ABOUT = 'id = "mine"\nversion = "1"\nname = "Mine"\ndescription = "A test."\n'
PERSON = '[[person]]\nid = "ann-lee"\nforms = ["Ann Lee"]\ncountry = "NOR"\n'


def pack(folder, **files):
    """A pack directory called `mine` with these files."""
    mine = folder / "mine"
    mine.mkdir(exist_ok=True)
    (mine / "pack.toml").write_text(ABOUT, "utf-8")
    for name, text in files.items():
        (mine / f"{name}.toml").write_text(text, "utf-8")
    return mine


def fault(folder, text):
    with pytest.raises(PackError) as caught:
        load([pack(folder, people=text)])
    return str(caught.value)


def test_the_built_in_packs_are_in_force_in_their_order():
    assert [key for key, _ in load().stamps] == list(BUILT_IN)


def test_a_later_pack_adds_entries_and_overrides_by_id(tmp_path):
    swede = PERSON.replace("NOR", "SWE") + '\n[[place]]\nid = "oslo"\nforms = ["Christiania"]\n'
    knows = load([pack(tmp_path, people=swede + 'country = "NOR"\nlevel = "capital"\n')])
    assert knows.people["ann-lee"].country == "SWE"
    assert knows.places["oslo"].forms == ("Christiania",)
    assert "kim-jong-un" in knows.people


def test_a_tenure_of_the_same_person_office_and_day_is_overridden(tmp_path):
    one = '[[tenure]]\nperson = "kim-jong-un"\noffice = "wpk-general-secretary"\n'
    one += 'since = "2021-01-10"\nuntil = "2099"\n'
    knows = load([pack(tmp_path, tenures=one)])
    held = [t for t in knows.tenures if (t.person, t.office) == one_of(one)]
    assert [t.until for t in held if t.since == "2021-01-10"] == ["2099"]


def one_of(text):
    return tuple(line.split('"')[1] for line in text.splitlines()[1:3])


def test_a_wrong_type_names_file_line_and_remedy(tmp_path):
    text = PERSON + '\n[[office]]\nid = "x"\ncanonical = "X"\nforms = ["x y"]\nrank = "first"\n'
    assert fault(tmp_path, text) == (
        "mine/people.toml:10: 'rank' is not a whole number, like 2, without quotes"
    )


def test_a_missing_field_is_named(tmp_path):
    words = fault(tmp_path, "\n# nothing yet\n" + PERSON.replace("forms", "note"))
    assert words.startswith("mine/people.toml:3: 'note'") or words.startswith(
        "mine/people.toml:3: 'forms' is missing; give a list of texts"
    )


def test_a_name_nobody_knows_is_a_fault(tmp_path):
    words = fault(tmp_path, PERSON + 'nickname = "Annie"\n')
    assert words.startswith("mine/people.toml:5: nobody knows 'nickname'; use one of id, forms")


def test_a_kind_nobody_knows_is_a_fault(tmp_path):
    words = fault(tmp_path, PERSON + '\n[[parson]]\nid = "x"\n')
    assert words.startswith("mine/people.toml:6: there is no kind 'parson'; use one of person")


def test_one_bracket_is_a_fault(tmp_path):
    assert "[[person]]" in fault(tmp_path, PERSON.replace("[[person]]", "[person]"))


def test_broken_toml_names_its_line(tmp_path):
    words = fault(tmp_path, PERSON + 'note = "no end\n')
    assert words.startswith("mine/people.toml:5: this is not TOML")


def test_a_file_in_another_encoding_is_a_fault(tmp_path):
    mine = pack(tmp_path)
    (mine / "people.toml").write_bytes('note = "é"'.encode("latin-1"))
    with pytest.raises(PackError, match=r"people\.toml:1: this is not UTF-8"):
        load([mine])


def test_a_folder_without_pack_toml_is_a_fault(tmp_path):
    with pytest.raises(PackError, match=r"pack.toml:1: there is no such file; write one"):
        load([tmp_path])


def test_a_folder_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(PackError, match="no such directory"):
        load([tmp_path / "nowhere"])


def test_a_stamp_changes_with_a_byte_and_with_a_name(tmp_path):
    mine = pack(tmp_path, people=PERSON)
    before = stamp(mine)
    (mine / "people.toml").rename(mine / "persons.toml")
    renamed = stamp(mine)
    (mine / "persons.toml").write_text(PERSON + "# one more line\n", "utf-8")
    assert len({before, renamed, stamp(mine)}) == 3
    assert before[0] == "mine"


def test_a_template_is_written_out_for_every_country(tmp_path):
    text = '[[office]]\nid = "{code}-piper"\ncanonical = "Piper"\n'
    text += 'forms = ["piper of the {COUNTRY}", "{DEMONYM} piper"]\n'
    text += '[[office]]\nid = "nor-piper"\ncanonical = "Chief Piper"\nforms = ["chief piper"]\n'
    text += 'country = "NOR"\n'
    knows = load([pack(tmp_path, offices=text)])
    assert knows.offices["swe-piper"].country == "SWE"
    assert "piper of Sweden" in knows.offices["swe-piper"].forms  # no "the Sweden"
    assert "piper of the Kingdom of Sweden" in knows.offices["swe-piper"].forms
    assert knows.offices["nor-piper"].canonical == "Chief Piper"  # what a pack says itself stays
    assert knows.offices["nor-piper"].forms[0] == "chief piper"
    assert "Norwegian piper" in knows.offices["nor-piper"].forms
    assert not any("{" in key for key in knows.offices)


def test_a_party_template_takes_the_party_along():
    office = load().offices["wpk-president"]
    assert office.canonical == "President, Workers' Party of Korea"
    assert (office.body, office.country) == ("wpk", "PRK")
