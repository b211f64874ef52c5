"""A text of our own as an article, and its dates as (words, value) pairs."""

from tealeaves import evidence
from tealeaves.read.dates.find import find_dates
from tealeaves.spans import Span, View, join
from tealeaves.types import Article, Block, Dated, Page, Passage


def plain(text: str, language: str = "en") -> Article:
    """One block a line, the first of several lines the title."""
    page = Page("0" * 64, text.encode(), text, "utf-8", "text/plain")
    blocks, passages, at, clean = [], [], 0, 0
    for line in text.split("\n"):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line) + 1
        if start >= end:
            continue
        role = "title" if not blocks and "\n" in text else "paragraph"
        blocks.append(Block(Span(start, end), role, View.of(text[start:end], start)))
        passages.append(Passage(clean, clean + end - start, role, len(blocks) - 1))
        clean += end - start + 2
    return Article(page, tuple(blocks), join(b.view for b in blocks), tuple(passages), language)


def day(value: str) -> Dated:
    return Dated(value, "day", "given")


def dates(pack, text: str, issue: str | None = "2024-10-08", language: str = "en"):
    """The dates of a text as (words, value), with the mod behind where there is one."""
    article = plain(text, language)
    return [
        (evidence.shown(article.page, t.span), *((t.value, t.mod) if t.mod else (t.value,)))
        for t in find_dates(article, day(issue) if issue else None, pack)
    ]
