"""Damage that scraping did, undone with every character's place kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tealeaves.page.repair import find_damage, repair
from tealeaves.spans import View


def mended(text: str) -> str:
    return repair(View.of(text), find_damage(text)).text


def spoiled(text: str) -> str:
    return text.encode().decode("cp1252", "replace")


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("the port\\'s new crane", "the port's new crane"),
        ('he said \\"yes\\"', 'he said "yes"'),
        ("a &#8216;useful&#8217; talk &amp; more", "a ‘useful’ talk & more"),
        ("a\u00a0ferry and a bri\u00addge\u200b", "a ferry and a bridge"),
        ("the portâ€™s crane", "the port’s crane"),
        ("â€œYes,â€\x9d he said", "“Yes,” he said"),
        ("â\x80\x9cYesâ\x80\x9d he said, the cafÃ© is open", "“Yes” he said, the café is open"),
        ("Ïàðîì ñíîâà õîäèò íà îñòðîâ", "Паром снова ходит на остров"),
    ],
)
def test_damage_is_undone(damaged: str, right: str) -> None:
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "R&D and &amp; as the raw form",  # a bare & beside it: the page is not escaped
        "São João, crème brûlée, Ærø",
        "C:\\ports\\ferry",
        "the ports' cranes",
        "Москва и Пхеньян",
    ],
)
def test_what_only_looks_like_damage_stays(text: str) -> None:
    assert mended(text) == text


@given(st.text(alphabet="aâ€™œÃ©&#8217;amp;\\'\"\u00ad\u00a0é가Ïàðîìñ \n", max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    view = repair(View.of(text), find_damage(text))
    assert len(view.text) == len(view.starts) == len(view.ends)
    last = 0
    for char, start, end in zip(view.text, view.starts, view.ends, strict=True):
        assert last <= start < end <= len(text)
        last = start
        if end - start == 1 and text[start].isascii() and text[start].isalnum():
            assert text[start] == char
