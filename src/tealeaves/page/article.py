"""A page to its article: blocks, clean text, title, section, outlet, dates, language."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from ahocorasick_rs import AhoCorasick

from tealeaves.knowledge import Pack
from tealeaves.page.blocks import blocks_of
from tealeaves.page.dateline import dateline_of, day_of, find_opening
from tealeaves.page.gate import find_truncation
from tealeaves.page.language import find_language
from tealeaves.page.lines import pieces_of
from tealeaves.page.markup import read_markup
from tealeaves.page.metadata import Metadata, read_metadata
from tealeaves.page.printed import agreeing, find_published
from tealeaves.page.repair import find_damage
from tealeaves.page.section import find_section
from tealeaves.page.shape import byline_name
from tealeaves.page.unglue import find_glueable, unglued
from tealeaves.spans import Span, View, join
from tealeaves.types import Article, Block, Dated, Dateline, Flag, Page, Passage

SHOWN_REPLACEMENTS = 3  # places named in the flag


def read_article(
    page: Page,
    pack: Pack,
    *,
    date: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Article:
    """The article of a page. `date`, `outlet`, `url` are what an archive record knows; a page that
    was read before gives its `language`, which is not looked for then."""
    plain = page.media_type != "text/html"
    damage = find_damage(page.text, markup=not plain)
    meta = Metadata() if plain else read_metadata(page.text)
    pieces = pieces_of(page.text, damage) if plain else read_markup(page.text, damage, pack.words)
    search = find_glueable(pack.people)
    found = blocks_of(pieces, pack, plain, meta.names)
    blocks = tuple(_parted(block, search) for block in found)
    view, passages = clean_text(blocks)
    title = next((i for i, b in enumerate(blocks) if b.role == "title" and b.copy_of is None), None)
    published, dateline, ambiguous, printed = _dates(blocks, meta, date, url)
    return Article(
        page=page,
        blocks=blocks,
        view=view,
        passages=passages,
        language=language or find_language(view.text, meta.language),
        title=title,
        outlet=outlet or _outlet(meta, pack, url, dateline),
        section=meta.section or find_section(blocks),
        byline=_byline(blocks, meta),
        dateline=dateline,
        published=published,
        printed=printed,
        flags=tuple(_flags(page, blocks, ambiguous, pack)),
    )


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


def _parted(block: Block, search: AhoCorasick | None) -> Block:
    """The block with glued names parted."""
    if block.role == "chrome":
        return block
    view = unglued(block.view, search)
    return block if view is block.view else replace(block, view=view)


def _dates(
    blocks: Sequence[Block],
    meta: Metadata,
    date: str | None,
    url: str | None,
) -> tuple[Dated | None, Dateline | None, bool, str | None]:
    """Day of issue, dateline, whether the printed day is ambiguous, and the printed day."""
    opening = find_opening(blocks)
    published, ambiguous = find_published(blocks, meta.stamps, url, meta.language)
    printed = published.value if published and not ambiguous else None
    if date is not None:
        spans = agreeing(blocks, date)
        if opening is not None and opening.words and day_of(opening, date) == date:
            spans = (opening.words, *spans)
        published, ambiguous = Dated(date, "day", "given", spans), False
    if opening is None:
        return published, None, ambiguous, printed
    dateline = dateline_of(opening, published.value if published else None)
    if published is None and dateline.date is not None and opening.words:
        published = Dated(dateline.date, "day", "printed", (opening.words,))
    return published, dateline, ambiguous, printed or dateline.date


def _outlet(meta: Metadata, pack: Pack, url: str | None, dateline: Dateline | None) -> str | None:
    """Whose page it is: by its metadata, its address, or the agency of its dateline."""
    if meta.outlet:
        return meta.outlet
    host = (urlsplit(url).hostname or "") if url else ""
    for entry in pack.outlets.values():
        if any(host == domain or host.endswith("." + domain) for domain in entry.domains):
            return entry.forms[0]
    return dateline.agency if dateline else None


def _byline(blocks: Sequence[Block], meta: Metadata) -> str | None:
    text = next((b.view.text for b in blocks if b.role == "byline" and b.copy_of is None), None)
    return byline_name(text) if text else meta.author


def _flags(page: Page, blocks: Sequence[Block], ambiguous: bool, pack: Pack) -> Iterator[Flag]:
    if (at := page.text.find("\ufffd")) >= 0:
        places = [i for i in range(at, min(len(page.text), at + 5000)) if page.text[i] == "\ufffd"]
        yield Flag("decode_replacement", tuple(Span(i, i + 1) for i in places[:SHOWN_REPLACEMENTS]))
    if (gate := find_truncation(blocks, pack.chrome)) is not None:
        yield Flag("truncated", gate)
    if ambiguous:
        yield Flag("ambiguous_date")
