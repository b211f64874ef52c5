"""Two texts sentence by sentence, side by side: what happened to each stands between them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from tealeaves.show.markup import Html, tag, text, together
from tealeaves.show.naming import many

SIGNS = {
    "kept": ("=", "the same"), "changed": ("~", "changed words"), "added": ("+", "only here"),
    "dropped": ("−", "only there"), "moved": ("↕", "elsewhere"),
}  # fmt: skip
FOLDED = 2  # sentences alike in a row that are folded away
Link = Callable[[str, int, int], str | None]  # side ("a", "b"), start, end -> address


def no_link(side: str, start: int, end: int) -> None:
    """Sentences that lead nowhere."""


def side_by_side(body: dict[str, Any], link: Link = no_link) -> Html:
    """The parts of a pair's JSON as a grid of two columns, old (a) left and new (b) right."""
    rows = [
        _fold(group, body, link) if kept and len(group) > FOLDED else _rows(group, body, link)
        for kept, group in _grouped(body["parts"])
    ]
    heads = [_head(body["a"]), tag("div", class_="hd"), _head(body["b"])]
    return tag("div", heads, rows, class_="diff")


def _grouped(parts: Sequence[dict[str, Any]]) -> Iterator[tuple[bool, list[dict[str, Any]]]]:
    for kept, group in groupby(parts, key=lambda part: part["kind"] == "kept"):
        yield kept, list(group)


def _head(account: dict[str, Any]) -> Html:
    facts = ", ".join(filter(None, (account.get("date"), account.get("outlet"))))
    title = account.get("title") or "untitled"
    return tag("div", title, " ", tag("small", facts, class_="dim"), class_="hd")


def _fold(group: list[dict[str, Any]], body: dict[str, Any], link: Link) -> Html:
    """Sentences that are the same, folded with their number."""
    said = f"= {many(len(group), 'sentence')} the same"
    return tag(
        "details",
        tag("summary", said),
        tag("div", _rows(group, body, link), class_="diff"),
        class_="fold",
    )


def _rows(group: Sequence[dict[str, Any]], body: dict[str, Any], link: Link) -> list[Html]:
    return [_row(part, body, link) for part in group]


def _row(part: dict[str, Any], body: dict[str, Any], link: Link) -> Html:
    sign, said = SIGNS[part["kind"]]
    changed = part["kind"] not in ("kept",)
    return together(
        _side("a", part, body, link),
        tag("div", tag("span", said, class_="vh"), tag("span", sign, aria_hidden="true"),
            class_="sgn", title=said, data_item="" if changed else None),
        _side("b", part, body, link),
    )  # fmt: skip


def _side(side: str, part: dict[str, Any], body: dict[str, Any], link: Link) -> Html:
    place = part[side]
    where = "a" if side == "a" else "b2"
    if place is None:
        return tag("div", tag("span", "not there", class_="vh"), class_=f"{where} gone")
    name = {"a": "del", "b": "ins"}[side]
    alone = {"dropped": " only-a", "added": " only-b"}.get(part["kind"], "")
    words = [
        tag(name, piece) if differs and piece.strip() else text(piece)
        for piece, differs in part[f"pieces_{side}"]
    ]
    address = link(side, place["start"], place["end"])
    said = tag("a", *words, href=address) if address else together(*words)
    return tag("div", said, class_=f"{where}{alone}", lang=body[side].get("language"), dir="auto")
