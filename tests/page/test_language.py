"""The language of a text, short ones too."""

import pytest

from tealeaves.page.language import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "und"),
        ("…", "und"),
        ("The ferry left.", "en"),
        ("Envoy Leaves Port Amity", "en"),
        ("항구 사무소는 배가 다시 다닌다고 밝혔다.", "ko"),
        ("Паром снова ходит на остров", "ru"),
        ("渡轮星期一离开港口", "zh"),
        ("フェリーは月曜日に港を出た", "ja"),
        ("Die Fähre hat am Montag den Hafen verlassen, teilte das Amt mit.", "de"),
        ("Le ferry a quitté le port lundi, selon le bureau du port.", "fr"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert find_language(text) == language


def test_declared_language_counts_where_the_text_is_too_short() -> None:
    assert find_language("Text.", "de-DE") == "de"
    assert find_language("The ferry left.", "de") == "en"
