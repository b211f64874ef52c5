"""Which pieces of an HTML page are the article's, by its markup."""

from collections import Counter
from collections.abc import Sequence

from tealeaves.page.piece import Piece
from tealeaves.page.shape import ends_sentence, is_date_line, word_count

HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "strong"))
OPENERS = ("comments", "related", "footer")


def markup_pieces(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> list[bool]:
    """For each piece whether it is the article's own text.

    An element that names itself as furniture is none; of the rest prose is kept, and short
    pieces that stand among prose and are not mainly links.
    """
    inside = _scope(pieces)
    prose = [inside(p) and _is_prose(p, kind) for p, kind in zip(pieces, kinds, strict=True)]
    near = [inside(p) and _may_stay(p, kind) for p, kind in zip(pieces, kinds, strict=True)]
    keep = list(prose)
    heading = None  # of a stretch of link boxes
    for i, piece in enumerate(pieces):
        if piece.tag in HEADINGS or piece.tag == "h1":
            heading = kinds[i] if kinds[i] in (*OPENERS, "related-line") else None
        if heading is not None and (piece.linked > 0.5 or heading == "comments"):
            keep[i] = near[i] = False
    lonely = not any(prose)
    before = [False] * len(pieces)
    last = False
    for i, piece in enumerate(pieces):
        before[i] = last
        last = last or keep[i]
        if piece.hint is None and piece.tag == "h1":
            last = True
    after = False
    for i in range(len(pieces) - 1, -1, -1):
        item = pieces[i].tag in ("li", "dd", "dt")
        if not keep[i] and near[i] and (lonely or (before[i] and (after or item))):
            keep[i] = True
        after = after or prose[i]
    return keep


def _scope(pieces: Sequence[Piece]):  # type: ignore[no-untyped-def]
    """Whether a piece lies in the element that holds most of the prose, if one says it is main."""
    sizes: Counter[int] = Counter()
    for piece in pieces:
        if piece.hint is None and len(piece.text) > 40 and piece.linked < 0.5:
            sizes[piece.group] += len(piece.text)
    total = sum(sizes.values())
    best, size = max(sizes.items(), key=lambda pair: pair[1], default=(0, 0))
    if best and size > 0.6 * total:
        return lambda piece: piece.group == best
    if total and sizes[0] < 0.1 * total:
        return lambda piece: piece.group != 0
    return lambda piece: True


def _is_prose(piece: Piece, kind: str | None) -> bool:
    if piece.hint is not None or piece.tag in HEADINGS or piece.tag in ("h1", "title"):
        return False
    words = word_count(piece.text)
    if kind is not None and (words < 30 or piece.linked > 0.5):
        return False
    sentence = ends_sentence(piece.text)
    if piece.linked > 0.8:
        return sentence and words >= 8
    if piece.tag in ("p", "blockquote", "pre") and words >= 3 and piece.linked < 0.5:
        return True
    return words >= 12 or (sentence and words >= 2)


def _may_stay(piece: Piece, kind: str | None) -> bool:
    """Short pieces that belong when they stand among prose: headings, items, lines."""
    if piece.hint is not None or kind is not None or piece.tag == "title":
        return False
    if is_date_line(piece.text):
        return False
    return piece.linked < 0.6 or word_count(piece.text) > 6
