import copy
import json

import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tealeaves.eval.gold import GoldError, load_gold
from tealeaves.eval.pairing import Speakers, closeness, keys, name_key, pairs, pieces
from tealeaves.eval.run import score_all
from tealeaves.eval.table import as_json, as_table
from tests.eval import gold_varna


def load_item(tmp_path):
    path = tmp_path / "item.json"
    path.write_text(json.dumps(gold_varna.item()), "utf-8")
    return load_gold([path])


def scores(tmp_path, **changes):
    """Figures of the item's perfect reading with some sections changed."""
    return score_all(
        load_item(tmp_path), {"varna-item": {**gold_varna.reading(), **changes}}
    ).figures


def test_a_perfect_reading_scores_one_in_every_row(tmp_path):
    figures = scores(tmp_path)
    assert {name: row["lead"] for name, row in figures.items()} == dict.fromkeys(figures, 1.0)


def test_all_three_shapes_are_read(tmp_path):
    golds = load_gold(gold_varna.write(tmp_path / "all"))
    assert [gold.id for gold in golds] == ["varna-item", "walk", "old"]
    assert [gold.item for gold in golds] == [True, False, False]
    readings = {gold.id: gold_varna.reading("item" if gold.item else "page") for gold in golds}
    figures = score_all(golds, readings).figures
    assert figures["signals"]["lead"] == 1.0
    assert figures["actor_forms"]["lead"] == 1.0
    assert figures["clean.paragraphs"]["overlap"]["p"] == 1.0
    assert figures["clean.title"]["lead"] == 0.0


def test_a_missing_reading_counts_as_an_empty_one(tmp_path):
    found = score_all(load_item(tmp_path), {})
    assert found.missing == ("varna-item",)
    assert found.figures["people"]["lead"] == 0.0
    assert found.figures["contract"]["lead"] == 0.0


def test_a_section_not_looked_for_counts_as_empty(tmp_path):
    figures = scores(tmp_path, statements=None)
    assert figures["statements"]["pred"] == 0
    assert figures["statements"]["lead"] == 0.0


def test_a_statement_needs_half_its_content_and_its_speaker(tmp_path):
    said = copy.deepcopy(gold_varna.reading()["statements"])
    said[0]["speaker"] = "Varna Courier"
    said[1]["content"]["end"] -= 20
    row = scores(tmp_path, statements=said)["statements"]
    assert row["overlap"]["r"] == 0.0
    assert row["also"]["content_recall"] == 0.5
    assert row["also"]["speaker"] == 0.0
    assert row["also"]["cue"] == 1.0


def test_a_date_needs_extent_and_value(tmp_path):
    dates = copy.deepcopy(gold_varna.reading()["dates"])
    dates[0]["value"] = "2026-03-03"
    dates[1]["start"] -= 3
    row = scores(tmp_path, dates=dates)["dates"]
    assert row["exact"]["f"] == 0.0
    assert row["overlap"]["f"] == 1.0
    assert row["also"]["extent_recall"] == 0.5
    assert row["also"]["value_of_overlapping"] == 0.5


def test_what_breaks_the_contract_is_named(tmp_path):
    bad = copy.deepcopy(gold_varna.reading())
    bad["dates"][0]["text"] = "Tuesday"
    bad["article"]["blocks"].pop()
    found = score_all(load_item(tmp_path), {"varna-item": bad})
    assert found.figures["contract"]["lead"] == 0.0
    assert "varna-item: 'Tuesday' but the text at" in found.complaints[0]
    assert "no block holds" in found.complaints[1]


def test_spans_are_carried_to_the_same_words_of_another_text(tmp_path):
    moved = copy.deepcopy(gold_varna.reading())
    moved["text"] = "Menu\n\n" + moved["text"]

    def shift(value):
        if isinstance(value, dict):
            if "start" in value and "text" in value:
                value["start"] += 6
                value["end"] += 6
            for each in value.values():
                shift(each)
        elif isinstance(value, list):
            for each in value:
                shift(each)

    shift({key: value for key, value in moved.items() if key != "text"})
    figures = score_all(load_item(tmp_path), {"varna-item": moved}).figures
    assert figures["dates"]["lead"] == 1.0
    assert figures["statements"]["exact"]["f"] == 1.0


FAULTS = [
    ('{"gold": {', "not JSON"),
    ('{"some": "thing"}', "holds no 'people'"),
    (json.dumps({**gold_varna.item(), "text": "Other words"}), "is outside the text"),
    (json.dumps({**gold_varna.item(), "text": "x" * 900}), "says 'Monday' but the text there is"),
    (json.dumps({"id": "a", "text": "b", "gold": {"people": []}}), "'dateline' is missing"),
]


@pytest.mark.parametrize(("content", "complaint"), FAULTS)
def test_faulty_gold_is_one_line_with_file_and_remedy(tmp_path, content, complaint):
    path = tmp_path / "bad.json"
    path.write_text(content, "utf-8")
    result = CliRunner().invoke(app, ["eval", str(path)])
    assert result.exit_code == 1
    line = result.stderr.strip()
    assert line.count("\n") == 0
    assert line.startswith(f"tealeaves: {path}")
    assert complaint in line
    assert ";" in line


def test_missing_files_and_empty_folders_are_told(tmp_path):
    with pytest.raises(GoldError, match="check the path"):
        load_gold([tmp_path / "none.json"])
    with pytest.raises(GoldError, match="no gold reading in it"):
        load_gold([tmp_path])


def test_the_command_takes_ready_readings(tmp_path):
    folder = tmp_path / "ready"
    folder.mkdir()
    (folder / "varna-item.json").write_text(json.dumps(gold_varna.reading()), "utf-8")
    gold = tmp_path / "item.json"
    gold.write_text(json.dumps(gold_varna.item()), "utf-8")
    run = CliRunner()
    table = run.invoke(app, ["eval", str(gold), "--pred", str(folder)])
    assert table.exit_code == 0
    assert "statements" in table.stdout
    figures = json.loads(
        run.invoke(app, ["eval", str(gold), "--pred", str(folder), "--json"]).stdout
    )
    assert figures["figures"]["macro"]["lead"] == 1.0
    wrong = run.invoke(app, ["eval", str(gold), "--pred", str(tmp_path / "nowhere")])
    assert wrong.exit_code == 1
    assert "not a folder" in wrong.stderr


def test_the_table_shows_every_row_and_the_json_every_figure(tmp_path):
    found = score_all(load_item(tmp_path), {})
    table = as_table(found)
    assert all(name in table for name in found.figures)
    assert "without a reading (1): varna-item" in table
    assert json.loads(as_json(found))["figures"]["people"]["gold"] == 1


def test_pairs_are_one_to_one_and_the_best_first():
    gold, ours = [((0, 10),), ((10, 20),)], [((0, 20),), ((0, 10),)]
    found = pairs(gold, ours, lambda g, p: closeness(g, p) > 0, closeness)
    assert found == [(gold[0], ours[1]), (gold[1], ours[0])]


def test_names_fold_case_spaces_and_honorifics():
    assert name_key("Respected Comrade Ilo  MAREN’s") == name_key("ilo-maren")
    assert pieces({"pieces": [{"start": 5, "end": 9}, {"start": 1, "end": 3}]}) == ((1, 3), (5, 9))


def test_speakers_are_the_same_by_any_name_and_in_any_order():
    maren, courier = keys(["Ilo Maren", "Maren"]), keys(["Varna Courier"])
    speakers = Speakers([maren, courier], [maren, courier], keys(["Ilo Maren", "Varna Courier"]))
    assert speakers.same("Ilo Maren", "Maren")
    assert speakers.same("Ilo Maren; Varna Courier", "Varna Courier; Ilo Maren")
    assert speakers.same("Varna and Sunmar", "Varna; Sunmar")
    assert speakers.same("experts at the institute", "institute experts")
    assert not speakers.same("Ilo Maren", "Ilo Maren Junior")
    assert not speakers.same("Ilo Maren", None)


def test_the_example_of_the_docs_scores_high():
    shown = CliRunner().invoke(app, ["eval", "examples/gold", "--json"])
    assert shown.exit_code == 0, shown.output
    assert json.loads(shown.output)["figures"]["macro"]["lead"] > 0.85
