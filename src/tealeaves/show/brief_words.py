"""How a brief puts things, the same in every format."""

from typing import Any

HANDS = {
    "first": "first-hand: the controlled press itself",
    "second": "second-hand: what others write about it",
    None: "",
}


def numbers(body: dict[str, Any]) -> dict[int, int]:
    """Document -> its number among the sources."""
    return {source["document"]: source["number"] for source in body["sources"]}


def place(quote: dict[str, Any]) -> str:
    """Where a quotation stands: outlet, day, document, characters."""
    outlet, day = quote["outlet"] or "unknown outlet", quote["date"] or "undated"
    return f"{outlet}, {day}, document {quote['document']}, {quote['start']}–{quote['end']}"


def heading(body: dict[str, Any]) -> str:
    """The line under the title."""
    days = body["since"] or "undated"
    if body["until"] and body["until"] != body["since"]:
        days += f" to {body['until']}"
    return f"{days} · {body['texts']} texts · made {body['made_on']}"


def shown(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The sections that have something."""
    return [section for section in body["sections"] if section["items"]]


def closing(body: dict[str, Any]) -> list[str]:
    """What was cut and left out, a line each."""
    lines = [f"{name}: {figure}" for name, figure in body["limits"]]
    if body["dropped"]:
        lines.append(f"left out by the editor: {body['dropped']}")
    return lines
