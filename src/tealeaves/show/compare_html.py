"""A comparison or a pair as one HTML page that needs nothing else."""

from collections.abc import Sequence
from typing import Any

from tealeaves.show.alone import alone
from tealeaves.show.compare_table import facts_of, precedents, promise, what_differs
from tealeaves.show.html import HATCH
from tealeaves.show.markup import Child, Html, tag, together
from tealeaves.show.naming import many
from tealeaves.show.pair_words import COUNTED, SORTS, counted, named
from tealeaves.show.side_by_side import Link, no_link, side_by_side

MORE = (
    ".whole { display: grid; padding: 0 var(--s6) var(--s8); max-width: 90rem }"
    " .halves { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 var(--s6) }"
    " @media (max-width: 47.5rem) { .halves { display: block } }\n"
)


def to_html(body: dict[str, Any]) -> str:
    """A comparison; with `beside` its nearest precedent stands sentence by sentence."""
    text = body["text"]
    where = body.get("beside")
    sections: list[Child] = [
        section("What differs", "cells: one for each precedent, oldest first, filled where it had "
                "it; the coloured one is this text", promise(body), what_differs(body)),
        section("Sentence by sentence", f"against document {where['a']['id']}",
                side_by_side(where)) if where else None,
        section("Precedents", "", precedents(body)),
    ]  # fmt: skip
    return _page("Comparison", text["title"], facts_of(body), sections)


def pair_html(body: dict[str, Any]) -> str:
    """Two accounts: what each left out, then both side by side."""
    a, b = body["a"], body["b"]
    title = f"{a['title'] or 'untitled'} / {b['title'] or 'untitled'}"
    return _page("Pair", title, pair_facts(body), pair_sections(body))


def pair_facts(body: dict[str, Any]) -> Html:
    """Both accounts by outlet, day and length."""
    sides = [
        tag("div", tag("dt", name), tag("dd", account["outlet"] or "outlet unknown", " ",
            tag("small", f"{account['date'] or 'undated'}, {many(account['words'], 'word')}")))
        for name, account in (("Left", body["a"]), ("Right", body["b"]))
    ]  # fmt: skip
    said = ", ".join(f"{n} {COUNTED[kind]}" for kind, n in counted(body))
    sides.append(tag("div", tag("dt", "Sentences"), tag("dd", said or "not aligned")))
    return tag("dl", sides, class_="facts")


def pair_sections(body: dict[str, Any], link: Link = no_link) -> list[Child]:
    """What changed by name, what each left out, and the sentences."""
    halves = tag(
        "div",
        section("Left out on the right", "the left one has it", _left_out(body, "b", link)),
        section("Left out on the left", "the right one has it", _left_out(body, "a", link)),
        class_="halves",
    )
    if not body["aligned"]:
        said = "two languages: sentences are not laid side by side"
        return [halves, section("Sentence by sentence", "", tag("p", said, class_="dim"))]
    return [
        section("What the differences amount to", "", _turns(body)),
        halves,
        section("Sentence by sentence", "", side_by_side(body, link)),
    ]


def section(head: str, side: str, *children: Child) -> Html:
    """A section with its head."""
    small = tag("small", side) if side else None
    return tag("section", tag("h2", head, " ", small), *children, class_="sec")


def _turns(body: dict[str, Any]) -> Html:
    if not body["changes"]:
        return tag("p", "changes that have a name", class_="none")
    return tag("ul", [_turn(turn) for turn in body["changes"]], class_="rows")


def _turn(turn: dict[str, Any]) -> Html:
    quotes = [
        tag("li", _words("del", quote["a"]), " → ", _words("ins", quote["b"]))
        for quote in turn["quotes"]
    ]
    return tag("li", tag("p", turn["statement"], class_="say"), tag("ul", quotes, class_="q"))


def _words(name: str, place: dict[str, Any] | None) -> Html:
    return tag(name, place["text"]) if place else tag("span", "nothing", class_="dim")


def _left_out(body: dict[str, Any], side: str, link: Link) -> Html:
    found = body[f"left_out_by_{side}"]
    has = "a" if side == "b" else "b"
    lists = [
        together(tag("h3", name, " ", tag("small", str(len(found[sort]))), class_="sub"),
                 tag("ul", [_missing(sort, one, has, link) for one in found[sort]], class_="rows"))
        for sort, name in SORTS.items()
        if found[sort]
    ]  # fmt: skip
    return together(lists) if lists else tag("p", "things left out", class_="none")


def _missing(sort: str, one: dict[str, Any], has: str, link: Link) -> Html:
    said, quote = named(sort, one)
    address = link(has, quote["start"], quote["end"]) if quote else None
    words = tag("q", f"“{' '.join(quote['text'].split())}”") if quote else None
    return tag("li", said, " " if words and said else None,
               tag("a", words, href=address) if address else words)  # fmt: skip


def _page(kind: str, title: str | None, facts: Html, sections: Sequence[Child]) -> str:
    said = title or "untitled"
    body = tag(
        "body",
        HATCH,
        tag(
            "header", tag("b", "tealeaves"), tag("span", kind.lower(), class_="dim"), class_="mast"
        ),
        tag("section", tag("h1", said), facts, class_="head"),
        tag("main", sections, class_="whole"),
    )
    return alone(f"{kind}: {said}", body, MORE)
