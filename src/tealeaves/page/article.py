"""A page to its article: blocks, clean text, title, section, outlet, dates, language."""

from collections.abc import Sequence

from tealeaves.page.blocks import blocks_of
from tealeaves.page.language import find_language
from tealeaves.page.lines import pieces_of
from tealeaves.page.markup import read_markup
from tealeaves.page.repair import find_damage
from tealeaves.spans import Span, View, join
from tealeaves.types import Article, Block, Dated, Flag, Pack, Page, Passage


def read_article(page: Page, pack: Pack, *, date: str | None = None, outlet: str | None = None,
                 url: str | None = None) -> Article:
    """The article of a page. `date`, `outlet` and `url` are what an archive record knows."""
    plain = page.media_type != "text/html"
    damage = find_damage(page.text, markup=not plain)
    pieces = pieces_of(page.text, damage) if plain else read_markup(page.text, damage).pieces
    blocks = blocks_of(pieces, pack, plain)
    view, passages = clean_text(blocks)
    title = next((i for i, b in enumerate(blocks) if b.role == "title" and b.copy_of is None), None)
    published = Dated(date, "day", "given") if date else None
    return Article(page, blocks, view, passages, find_language(view.text), title=title,
                   outlet=outlet, published=published, flags=tuple(_flags(page)))


def clean_text(blocks: Sequence[Block]) -> tuple[View, tuple[Passage, ...]]:
    """The kept blocks joined by blank lines, parts by a space, and the passages that tile them."""
    groups: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        if block.role != "chrome" and block.copy_of is None:
            groups.setdefault(i if block.part_of is None else block.part_of, []).append(i)
    views = [join((blocks[i].view for i in group), " ") for group in groups.values()]
    passages, at = [], 0
    for head, view in zip(groups, views, strict=True):
        if view.text:
            passages.append(Passage(at, at + len(view.text), blocks[head].role, head))
            at += len(view.text) + 2
    return join(views), tuple(passages)


def _flags(page: Page) -> list[Flag]:
    at = page.text.find("\ufffd")
    return [Flag("decode_replacement", (Span(at, at + 1),))] if at >= 0 else []
