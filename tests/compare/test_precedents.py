"""What a text is compared with: what is given up, in which order, and what never is."""

import sqlite3
from dataclasses import replace

import pytest

from tealeaves.archive.schema import TABLES
from tealeaves.archive.store import statements
from tealeaves.compare.precedents import choose
from tealeaves.types import Setting
from tests.compare.made import letter


class Drawer:
    """Earlier texts by kind, occasion and counterpart; nothing else of them is kept."""

    def __init__(self):
        self.connection = sqlite3.connect(":memory:")
        for statement in statements(TABLES):
            self.connection.execute(statement)
        self.count = 0

    def put(self, genre, occasion=None, counterpart=None, times=1, outlet="RNA", copy_of=None):
        for _ in range(times):
            self.count += 1
            id_, day = self.count, f"2025-01-{self.count:02d}"
            self.connection.execute(
                "INSERT INTO document (id, version, copy_of) VALUES (?, ?, ?)", (id_, id_, copy_of)
            )
            self.connection.execute(
                "INSERT INTO reading (version, document, stamp, outlet, language, genre, layer, "
                "date, words, complete, text, places, minhash, json) "
                "VALUES (?, ?, 1, ?, 'en', ?, 'first_hand', ?, 9, 1, '', '', '', '')",
                (id_, id_, outlet, genre, day),
            )
            self.connection.execute(
                "INSERT INTO setting (document, occasion, counterpart, date, genre) "
                "VALUES (?, ?, ?, ?, ?)",
                (id_, occasion, counterpart, day, genre),
            )

    def ask(self, genre, occasion=None, counterpart=None, date="2026-01-01"):
        text = replace(letter(99), genre=genre, date=date)
        return choose(self.connection, text, Setting(occasion, None, counterpart, None))


@pytest.fixture
def drawer():
    return Drawer()


def test_nothing_is_given_up_where_three_agree_in_all(drawer):
    drawer.put("leader_message", "feast", "CHN", times=3)
    drawer.put("leader_message", "feast", "RUS", times=9)
    found = drawer.ask("leader_message", "feast", "CHN")
    assert len(found.precedents) == 3
    assert found.dropped == ()


def test_a_higher_vehicle_is_compared_with_the_lower_ones_on_the_same_matter(drawer):
    drawer.put("spokesperson_answer", "drills", "KOR", times=4)
    drawer.put("government_statement", "treaty", "CHN", times=4)
    found = drawer.ask("government_statement", "drills", "KOR")
    assert [p.document for p in found.precedents] == [4, 3, 2, 1]
    assert found.dropped == ("vehicle",)
    assert found.same == ("occasion", "counterpart", "outlet", "language")


def test_a_message_only_mentioned_is_compared_with_those_printed(drawer):
    drawer.put("leader_message", None, "CHN", times=4)
    drawer.put("message_received_report", None, "CHN", times=4)
    found = drawer.ask("official_message_report", None, "CHN")
    assert [p.document for p in found.precedents] == [4, 3, 2, 1]


def test_a_yearly_message_gives_up_the_day_and_not_the_addressee(drawer):
    drawer.put("leader_message", "feast", "CHN", times=2)
    drawer.put("leader_message", "treaty", "CHN", times=4)
    drawer.put("leader_message", "feast", "RUS", times=4)
    found = drawer.ask("leader_message", "feast", "CHN")
    assert len(found.precedents) == 6
    assert found.dropped == ("occasion",)


def test_a_vehicle_without_kin_is_never_given_up(drawer):
    drawer.put("leader_message", "feast", "CHN", times=5)
    drawer.put("leader_speech", "congress", None, times=1)
    found = drawer.ask("leader_speech", "feast", "CHN")
    assert [p.document for p in found.precedents] == [6]
    assert "vehicle" in found.same


def test_the_widest_choice_is_kept_where_none_is_enough(drawer):
    drawer.put("leader_message", "feast", "CHN", times=1)
    drawer.put("leader_message", "treaty", "CHN", times=1)
    found = drawer.ask("leader_message", "feast", "CHN")
    assert len(found.precedents) == 2
    assert found.dropped == ("occasion",)


def test_near_copies_and_other_outlets_are_left_out_while_others_are_enough(drawer):
    drawer.put("leader_message", "feast", "CHN", times=3)
    drawer.put("leader_message", "feast", "CHN", outlet="Gazette")
    drawer.put("leader_message", "feast", "CHN", copy_of=1)
    assert len(drawer.ask("leader_message", "feast", "CHN").precedents) == 3


def test_an_undated_text_has_no_precedents(drawer):
    drawer.put("leader_message", "feast", "CHN", times=3)
    assert drawer.ask("leader_message", "feast", "CHN", date=None).precedents == ()
