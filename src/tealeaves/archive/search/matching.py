"""A query's words as FTS5 asks for them, and as a pattern that finds them in a folded text.

Both are made from the same wordings, so that what is marked is what was found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from tealeaves.archive.search.fold import LETTER
from tealeaves.archive.search.index import HEAD, NAME, pairs
from tealeaves.archive.search.query import All, Any, Near, Node, Piece, Words
from tealeaves.archive.search.spellings import spellings
from tealeaves.archive.search.translit import latin_spellings, name_key

MOST = 60  # wordings of one phrase
LONGEST = 10  # syllables of a word that is also looked for written as two or three
GAP = r"(?:'s(?!\w))?[\W_]{0,60}"  # what may stand between two words of a phrase
HANGUL = re.compile("[가-힣]+")
SHORTEST_NAME = 3  # letters of a word that is also looked for in another script


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which words may stand in a text."""

    pieces: tuple[Piece, ...]
    prefix: bool = False

    def phrase(self, before: str = "") -> str:
        """As FTS5 wants it, quoted: tokens are letters and digits alone, so nothing escapes.

        `before` stands before each token: index.HEAD for words of a title.
        """
        found: list[str] = []
        for piece in self.pieces:
            found += pairs(piece.text) if piece.east else (piece.text,)
        last = self.pieces[-1]
        star = self.prefix
        if last.east and len(last.text) > 1:
            found.pop()  # the run may go on
        elif last.east:
            star = True  # any pair that begins with it, or itself at the end of a run
        return f'"{" ".join(before + token for token in found)}"' + (" *" if star else "")

    @property
    def pattern(self) -> str:
        """A regular expression over folded text."""
        parts: list[str] = []
        for before, piece in zip((None, *self.pieces), self.pieces, strict=False):
            if before is not None:
                parts.append(r"[\W_]{1,60}" if before.east and piece.east else GAP)
            parts.append(_bounded(piece, self.prefix and piece is self.pieces[-1]))
        return "".join(parts)


def _bounded(piece: Piece, prefix: bool) -> str:
    words = re.escape(piece.text)
    if piece.east:
        return words
    kind = r"\d" if piece.text.isdigit() else LETTER
    return rf"(?<!{kind}){words}" + (rf"{kind}{{0,60}}" if prefix else rf"(?!{kind})")


def wordings(words: Words, own_script: bool) -> tuple[Wording, ...]:
    """All ways in which the words may stand in a text, as typed first."""
    found: dict[Wording, None] = {}
    for spelled in product(*(_spelled(piece, own_script) for piece in words.pieces)):
        for joined in _joined(spelled):
            for pieces in _parted(joined):
                found[Wording(pieces, words.prefix)] = None
                if len(found) >= MOST:
                    return tuple(found)
    return tuple(found)


def _spelled(piece: Piece, own_script: bool) -> Iterator[Piece]:
    yield piece
    if piece.east and HANGUL.fullmatch(piece.text):
        yield from (Piece(True, text) for text in spellings(piece.text)[1:])
    elif not piece.east and not own_script:
        yield from (Piece(False, text) for text in latin_spellings(piece.text))


def _joined(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """As they are; and Hangul neighbours written together: North and South part words unlike."""
    parted: list[Piece] = []
    for piece in pieces:
        parted += (Piece(piece.east, part) for part in piece.text.split())
    yield tuple(parted)
    places = [i for i, pair in enumerate(pairwise(parted)) if _hangul(*pair)]
    for size in (*range(1, min(len(places), 3)), len(places)) if places else ():
        for chosen in combinations(places, size):
            whole: list[Piece] = []
            for i, piece in enumerate(parted):
                if i - 1 in chosen:
                    whole[-1] = Piece(True, whole[-1].text + piece.text)
                else:
                    whole.append(piece)
            yield tuple(whole)


def _hangul(*pieces: Piece) -> bool:
    return all(piece.east and HANGUL.fullmatch(piece.text) for piece in pieces)


def _parted(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """As they are; and each longer Hangul word written as two or three."""
    yield pieces
    for i, piece in enumerate(pieces):
        if not (_hangul(piece) and 4 <= len(piece.text) <= LONGEST):
            continue
        inner = range(2, len(piece.text) - 1)
        for count in (1, 2):
            for cuts in combinations(inner, count):
                if all(b - a >= 2 for a, b in pairwise(cuts)):
                    ends = (0, *cuts, len(piece.text))
                    parts = (Piece(True, piece.text[a:b]) for a, b in pairwise(ends))
                    yield (*pieces[:i], *parts, *pieces[i + 1 :])


@dataclass(frozen=True, slots=True)
class Matcher:
    """How FTS5 is asked: whether other scripts count, and whether titles alone do."""

    own_script: bool = False
    title: bool = False

    def ask(self, node: Node) -> str | None:
        """The FTS5 expression; None where it only says what must not be there."""
        match node:
            case Words():
                return self._words(node)
            case Near():
                return self._near(node)
            case Any(choices):
                return _together([a for a in map(self.ask, choices) if a], "OR")
            case All(wanted, unwanted):
                asked = _together([a for a in map(self.ask, wanted) if a], "AND")
                barred = self.barred(unwanted)
                return f"({asked} NOT {barred})" if asked and barred else asked

    def barred(self, unwanted: Sequence[Node]) -> str | None:
        """The expression for any of what must not be there, wherever it stands."""
        everywhere = Matcher(self.own_script)
        return _together([a for a in map(everywhere.ask, unwanted) if a], "OR")

    def _words(self, words: Words) -> str:
        phrases = [wording.phrase(self._before) for wording in wordings(words, self.own_script)]
        key = None if self.title else other_script(words, self.own_script)
        if key:
            phrases.append(f'"{" ".join(NAME + part for part in key)}"')
        asked = " OR ".join(dict.fromkeys(phrases))
        return f"({asked})"

    def _near(self, near: Near) -> str:
        both = product(*(wordings(words, self.own_script)[:6] for words in (near.one, near.other)))
        asked = [
            f"NEAR({a.phrase(self._before)} {b.phrase(self._before)}, {near.distance})"
            for a, b in both
        ]
        return f"({' OR '.join(asked)})"

    @property
    def _before(self) -> str:
        return HEAD if self.title else ""


def _together(asked: Sequence[str], operator: str) -> str | None:
    if len(asked) < 2:
        return asked[0] if asked else None
    return "(" + f" {operator} ".join(asked) + ")"


def other_script(words: Words, own_script: bool) -> tuple[str, ...] | None:
    """The keys under which names in Cyrillic are found; None where the words are no such name."""
    if words.prefix or any(p.east or p.text.isdigit() for p in words.pieces):
        return None
    latin = any(p.text.isascii() for p in words.pieces)
    if latin and own_script:
        return None
    keys = tuple(name_key(piece.text) for piece in words.pieces)
    return keys if all(len(key) >= SHORTEST_NAME for key in keys) else None


def leaves(node: Node | None) -> Iterator[Words]:
    """The words that are looked for, in order, without those that must not be there."""
    match node:
        case Words():
            yield node
        case Near(one, other):
            yield from (one, other)
        case Any(nodes) | All(wanted=nodes):
            for each in nodes:
                yield from leaves(each)


def parts(node: Node | None) -> tuple[Words, ...]:
    """What a text may have some of, where none has all: the words of a plain query.

    A long run of Hangul or Han counts as its pairs. Empty for a query with operators or quotes.
    """
    words = node.wanted if isinstance(node, All) and not node.unwanted else (node,)
    found: dict[Words, None] = {}
    for each in words:
        if not isinstance(each, Words) or each.quoted:
            return ()
        if not any(piece.east for piece in each.pieces):
            found[each] = None
            continue
        for piece in each.pieces:
            runs = tuple(pairs(piece.text))[:-1] if piece.east and len(piece.text) > 2 else ()
            for text in runs or (piece.text,):
                found[Words((Piece(piece.east, text),))] = None
    return tuple(found) if len(found) > 1 else ()
