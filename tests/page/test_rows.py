"""Lines that are furniture by their shape, and near misses."""

import pytest

from tealeaves.page.rows import shape_kind, spread


@pytest.mark.parametrize(
    "line",
    [
        "12:40 CET -- 6 min read -- Listen -- Save",
        "Posted on July 15th, 2023 at 11:20 by the desk | 3 comments | Print this | Email this",
        "© 2023 Harbour News",
        "(c) 2025. Registered in Port Amity.",
        "▶ Why the ferry was late",
        ">> Older posts",
        "ferry-640x427.jpg",
        "✉ THE BULLETIN, WEEKLY",
        "Who stood where was settled long ago […] Read more",
        "[1] The harbour office, as printed. ↩",
    ],
)
def test_furniture_by_shape(line: str) -> None:
    assert shape_kind(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "The copyright of 2019 was sold.",
        "He said — as he always does — that fares would stay as they are until the spring.",
        "The ferry, the bridge and the tunnel were named in that order.",
        "Prices rose -> fell, the office said.",
        "What the Office Left Out",
        "The mayor’s boat beside the ferry / Port News",
    ],
)
def test_near_misses(line: str) -> None:
    assert shape_kind(line) is None


def test_lines_under_the_head_of_a_link_box_are_links() -> None:
    texts = ["Read more:", "1. A bridge is built", "2. Fares", "What the Office Left Out"]
    kinds = spread(texts, [2, 1, 1, 2], ["related-line", None, None, None])
    assert kinds == ["related-line", "row", "row", None]
