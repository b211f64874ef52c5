"""A brief as Markdown: findings as a list, their quotations under them, sources at the end."""

import re
from collections.abc import Iterator
from typing import Any

from tealeaves.show.brief_words import HANDS, closing, heading, numbers, place, shown
from tealeaves.show.inert import inert

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def to_markdown(body: dict[str, Any]) -> str:
    """The brief, CommonMark with tables; words of pages are escaped, so that they stay words."""
    return "\n".join(_lines(body)) + "\n"


def _lines(body: dict[str, Any]) -> Iterator[str]:
    yield f"# {plain(body['title'])}"
    yield f"\n{heading(body)}"
    number = numbers(body)
    for section in shown(body):
        yield f"\n## {section['title']}"
        if section["hand"]:
            yield f"\n*{HANDS[section['hand']]}*"
        yield ""
        for item in section["items"]:
            yield from _item(item, number)
    for table in body["figures"]:
        yield f"\n## {table['title']}\n"
        yield f"| {' | '.join(table['columns'])} |"
        yield f"|{' --- |' * len(table['columns'])}"
        yield from (f"| {' | '.join(map(plain, row))} |" for row in table["rows"])
    if lines := closing(body):
        yield "\n## Limits\n"
        yield from (f"- {plain(line)}" for line in lines)
    yield "\n## Sources\n"
    yield from (_source(source) for source in body["sources"])


def _item(item: dict[str, Any], number: dict[int, int]) -> Iterator[str]:
    mark = "📌 " if item["pinned"] else ""
    detail = f" ({plain(item['detail'])})" if item["detail"] else ""
    yield f"- {mark}**{plain(item['text'])}**{detail} `{item['id']}`"
    for quote in item["quotes"]:
        yield f"  > “{_marked(quote)}” — {plain(place(quote))} [{number[quote['document']]}]"
        yield ""
    for note in item["notes"]:
        yield f"  - *Note by {plain(note['who'])}, {note['at'][:10]}:* {plain(note['text'])}"


def _marked(quote: dict[str, Any]) -> str:
    words, (start, end) = quote["text"], quote["mark"]
    if end - start == len(words):
        return plain(words)
    pieces = (words[:start], words[start:end], words[end:])
    before, own, after = (SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", inert(p))) for p in pieces)
    return f"{before}**{own}**{after}"


def _source(source: dict[str, Any]) -> str:
    outlet, title = source["outlet"] or "unknown outlet", source["title"] or "untitled"
    address = f", {plain(source['url'])}" if source["url"] else ""
    return (
        f"{source['number']}. {plain(outlet)}, “{plain(title)}”, {source['date'] or 'undated'}"
        f"{address}, sha256 {source['page']}"
    )


def plain(words: str) -> str:
    """Words on one line in which Markdown sees no marks."""
    return SPECIAL.sub(r"\\\1", " ".join(inert(words).split()))
