"""Which pieces of a page belong to the article. First version: prose rules."""

from collections.abc import Sequence

from tealeaves.page.piece import Piece
from tealeaves.page.shape import ends_sentence, word_count


def article_pieces(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> list[bool]:
    """For each piece whether it is the article's own text."""
    n = len(pieces)
    prose = [0] * n
    for i, piece in enumerate(pieces):
        words = word_count(piece.text)
        if kinds[i] is None and piece.hint is None and (
            words >= 15 or (words >= 5 and ends_sentence(piece.text))
        ):
            prose[i] = words
    total = sum(prose)
    keep = [p > 0 for p in prose]
    seen = 0
    for i in range(n):
        if kinds[i] in ("comments", "related", "footer") and seen > total / 2:
            keep[i:] = [False] * (n - i)
            break
        seen += prose[i]
    first = next((i for i in range(n) if prose[i] >= 15), n)
    last = next((i for i in range(n - 1, -1, -1) if keep[i]), -1)
    for i in range(first, last):
        if not keep[i] and kinds[i] is None and pieces[i].hint is None:
            near = any(keep[j] for j in range(max(0, i - 1), i)) and any(
                keep[j] for j in range(i + 1, min(n, i + 3)))
            keep[i] = near and word_count(pieces[i].text) >= 2
    for i in range(first):
        keep[i] = False
    return keep
