"""Pieces to blocks: which piece is the title, a heading, a paragraph, a caption, or furniture."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tealeaves.knowledge import Pack
from tealeaves.page.furniture import letters, line_kinds
from tealeaves.page.piece import Piece
from tealeaves.page.scope import markup_pieces
from tealeaves.page.shape import (
    BRACKET_CREDIT,
    MARK,
    PICTURE_MARK,
    credit_of,
    ends_sentence,
    is_byline,
    is_date_line,
    is_stamp,
    word_count,
)
from tealeaves.page.title import find_title
from tealeaves.page.weigh import article_pieces
from tealeaves.page.writers import writers_lines
from tealeaves.types import Block, Role

BULLET = re.compile(r"^(?:[*+•·▪–-]|\(?\d{1,2}[.)])\s+\S")
ITEM_LEAD = re.compile(
    r"^[^\n]{2,60}?\(K?CNA"
    r"|^\(?[A-Z][\w' ]{1,30},\s[A-Z][a-z]{2,9}\.?\s\d{1,2}\s?\([A-Z]|^\([가-힣]{2,8}\s\d{1,2}월"
)
ADDRESS = re.compile(r"\s{0,3}[(<\[]?\S{1,60}@\S{1,60}$")
OPENING, CLOSING = "“\"‘'«", "”\"’'»"
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def blocks_of(
    pieces: Sequence[Piece], pack: Pack, plain: bool, names: Sequence[str] = ()
) -> tuple[Block, ...]:
    """The blocks of a page, in page order, one for each piece.

    `names` are what the page's metadata calls the article.
    """
    kinds = line_kinds([p.text for p in pieces], [p.gap for p in pieces], pack.chrome)
    if plain and is_item(pieces, kinds):
        return _item_blocks(pieces)
    keep = article_pieces(pieces, kinds) if plain else markup_pieces(pieces, kinds)
    title = find_title(pieces, kinds, keep, names)
    end = max((i for i, kept in enumerate(keep) if kept), default=-1)
    body = range(0 if title is None else title + 1, end + 1)
    roles = [_role(i, pieces, kinds, keep, title, body) for i in range(len(pieces))]
    for i in writers_lines(pieces, roles):
        roles[i] = "chrome"
    blocks = [_block(piece, role) for piece, role in zip(pieces, roles, strict=True)]
    return tuple(_joined(_pull_quotes(_without_copies(blocks))))


def is_item(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> bool:
    """A headline and its text with nothing around them, as an archive keeps agency items."""
    if len(pieces) == 1:
        return kinds[0] is None
    if not pieces or word_count(pieces[0].text) > 60:
        return False
    if any(piece.gap > 1 for piece in pieces[1:]):
        return ITEM_LEAD.match(pieces[1].text) is not None and not any(kinds)
    if ITEM_LEAD.match(pieces[1].text):
        return True
    if any(credit_of(piece.text) for piece in pieces):
        return False
    body = pieces[1:]
    sentences = sum(len(p.text) for p in body if ends_sentence(p.text.removesuffix("-0-").strip()))
    furniture = sum(
        kind is not None and len(p.text) < 60 for p, kind in zip(body, kinds[1:], strict=True)
    )
    return furniture * 12 <= len(body) and sentences > 0.8 * sum(len(p.text) for p in body)


def _item_blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    blocks = [_block(pieces[0], _item_head(pieces))]
    for piece in pieces[1:]:
        role: Role = "dateline" if is_date_line(piece.text) else "paragraph"
        blocks.append(_block(piece, role))
    return tuple(blocks)


def _item_head(pieces: Sequence[Piece]) -> Role:
    """The first line is the headline, unless it is a sentence and nothing says otherwise."""
    text = pieces[0].text
    if len(pieces) > 1 and ITEM_LEAD.match(pieces[1].text):
        return "title"
    sentence = ends_sentence(text) and not text.endswith(("?", "!"))
    return "paragraph" if sentence or word_count(text) > 40 else "title"


def _role(
    i: int,
    pieces: Sequence[Piece],
    kinds: Sequence[str | None],
    keep: Sequence[bool],
    title: int | None,
    body: range,
) -> Role:
    piece, text = pieces[i], pieces[i].text
    if i == title:
        return "title"
    if not text or piece.hint not in (None, "caption", "meta"):
        return "chrome"
    if piece.hint == "meta":
        return _role_of_meta(text)
    if PICTURE_MARK.match(text):
        return "chrome"
    if piece.tag in ("figcaption", "caption") or piece.hint == "caption":
        return "caption"
    inside = i in body
    if kinds[i] is None and inside and _is_caption(i, pieces):
        return "caption"
    if kinds[i] is None and inside and is_byline(text) and not ends_sentence(text):
        return "byline"
    if not keep[i]:
        if inside and is_date_line(text) and not is_stamp(text) and i > (title or 0):
            return "dateline"
        return "chrome"
    if piece.tag in HEADING_TAGS or (piece.tag != "li" and _is_heading(i, pieces, keep)):
        return "heading"
    if piece.tag == "li" or BULLET.match(text):
        return "list"
    return "paragraph"


def _role_of_meta(text: str) -> Role:
    """Of the line with author and date."""
    if is_byline(text):
        return "byline"
    return "dateline" if is_date_line(text) and not is_stamp(text) else "chrome"


def _is_caption(i: int, pieces: Sequence[Piece]) -> bool:
    text = pieces[i].text
    if i and PICTURE_MARK.match(pieces[i - 1].text):
        return True
    if is_stamp(text) or text.count("|") > 1:
        return False
    if credit_of(text) is None:
        return (
            bool(BRACKET_CREDIT.search(text)) and not ends_sentence(text) and word_count(text) > 5
        )
    return word_count(text) >= 3


def _is_heading(i: int, pieces: Sequence[Piece], keep: Sequence[bool]) -> bool:
    text = pieces[i].text
    words = word_count(text)
    if MARK.match(text) and words <= 25:
        return True
    if text.endswith(("?", "!")) and words <= 14 and not text.endswith(('"', "”")):
        later = pieces[i + 1].text if i + 1 < len(pieces) else ""
        return text[0].isupper() and word_count(later) > 12 and pieces[i].gap > 1
    if words > 22 or ends_sentence(text) or text[-1] in ",;:–—-…" or text[0].islower():
        return False
    after = next((j for j in range(i + 1, min(len(keep), i + 9)) if keep[j]), None)
    if after is None or pieces[after].text[:1].islower():
        return False
    return any(keep[i + 1 : i + 3])


def _block(piece: Piece, role: Role) -> Block:
    view = piece.view
    if role in ("heading", "title") and (m := MARK.match(view.text)) and m.end() < len(view.text):
        view = view.cut(m.end(), len(view.text))
    if role == "byline" and (m := ADDRESS.search(view.text)) and m.start():
        view = view.cut(0, m.start()).strip()
    if role == "chrome" or not view.text:
        return Block(piece.span, "chrome", view)
    credit = credit_of(view.text) if role == "caption" else None
    level = int(piece.tag[1]) if role == "heading" and piece.tag in HEADING_TAGS else None
    return Block(piece.span, role, view, credit=credit, level=level)


def _without_copies(blocks: list[Block]) -> list[Block]:
    """Blocks that say what another says again are marked; the undamaged one is kept."""
    first: dict[str, int] = {}
    out = list(blocks)
    for i, block in enumerate(blocks):
        if block.role == "chrome":
            continue
        key = letters(block.view.text)
        if block.role not in ("title", "caption") and len(key) < 80:
            continue
        if not key:
            continue
        if key not in first:
            first[key] = i
        elif _better(block, out[first[key]]):
            out[first[key]] = replace(out[first[key]], copy_of=i)
            first[key] = i
        else:
            out[i] = replace(block, copy_of=first[key])
    return out


def _pull_quotes(blocks: list[Block]) -> list[Block]:
    """A line in quotation marks that a paragraph holds word for word repeats that one."""
    keys = {
        i: letters(b.view.text) for i, b in enumerate(blocks) if b.role in ("paragraph", "list")
    }
    out = list(blocks)
    for i, key in keys.items():
        text = blocks[i].view.text
        if text[:1] not in OPENING or text[-1:] not in CLOSING or len(key) < 25:
            continue
        whole = next((j for j, other in keys.items() if j != i and key in other), None)
        if whole is not None and len(keys[whole]) > len(key):
            out[i] = replace(blocks[i], copy_of=whole)
    return out


def _better(block: Block, other: Block) -> bool:
    """The same role, and printed without damage where the other was damaged."""
    raw, spoiled = block.span.end - block.span.start, other.span.end - other.span.start
    return (
        block.role == other.role and raw == len(block.view.text) and spoiled > len(other.view.text)
    )


def _joined(blocks: list[Block]) -> list[Block]:
    """Paragraphs that furniture cut in two are marked as parts."""
    out = list(blocks)
    last: int | None = None
    head: int | None = None
    cut = False
    for i, block in enumerate(blocks):
        if block.role == "chrome":
            cut = True
            continue
        if block.role == "paragraph" and block.copy_of is None:
            if cut and last is not None and _goes_on(blocks[last], block):
                out[i] = replace(block, part_of=head)
            else:
                head = i
            last, cut = i, False
        elif block.role == "caption":
            cut = True
        elif block.copy_of is None:
            last = None
    return out


def _goes_on(a: Block, b: Block) -> bool:
    text = a.view.text
    if ends_sentence(text) or text[-1:] in (":", ";"):
        return False
    return b.view.text[:1].islower() or (text[-1:].isalnum() and word_count(text) >= 20)
