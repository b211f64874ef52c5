"""Names glued by scraping are parted where the glue is certain."""

import pytest

from tealeaves.knowledge import PersonEntry
from tealeaves.page.unglue import find_glueable, unglued
from tealeaves.spans import View

PEOPLE = {"ann-lee-won": PersonEntry("ann-lee-won", ("Ann Lee Won",), "KOR")}


def parted(text: str) -> str:
    return unglued(View.of(text), find_glueable(PEOPLE)).text


@pytest.mark.parametrize(
    ("glued", "right"),
    [
        ("MayorAnn Lee Wonsaid so.", "Mayor Ann Lee Won said so."),
        ("atAnn Lee WonSquare", "at Ann Lee Won Square"),
        ("Ann Lee Wongladly went", "Ann Lee Won gladly went"),
        ("Ann Lee Wonis here", "Ann Lee Won is here"),
    ],
)
def test_glue_is_parted(glued: str, right: str) -> None:
    assert parted(glued) == right


@pytest.mark.parametrize(
    "text", ["Ann Lee Wonism", "Ann Lee Wong", "Ann Lee Won's boat", "Ann Lee Won."]
)
def test_endings_of_the_name_stay(text: str) -> None:
    assert parted(text) == text


def test_the_inserted_space_has_a_place() -> None:
    view = unglued(View.of("atAnn Lee Won"), find_glueable(PEOPLE))
    assert view.span(3, 14).start == 2
