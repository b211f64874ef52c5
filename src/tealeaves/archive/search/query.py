"""What a person types in the search field, taken apart. Any string is a query; none is an error.

Words stand beside one another (all must be there), "in quotes" in that order, with OR, NOT or -,
NEAR/5, a star at the end of a word, and parentheses. Operators are written in capitals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tealeaves.archive.search.fold import TOKEN, fold

LONGEST = 4_000  # characters that are looked at
MOST = 40  # words, so that a pasted page is a query as well
DEEPEST = 12  # parentheses
NEAR = 10  # words apart, where NEAR does not say
MARKS = str.maketrans(dict.fromkeys("“”„‟«»《》〈〉「」『』＂", '"'))
PIECE = re.compile(
    r'(?P<minus>(?<![^\s(])-(?=[^\s-]))?(?:"(?P<quoted>[^"]*)"|(?P<paren>[()])|(?P<word>[^\s"()]+))'
)
NEARBY = re.compile(r"NEAR(?:/(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one kind of character of a query: what one or several index tokens stand for."""

    east: bool  # Hangul, Han or kana: may stand within a longer run
    text: str  # folded


@dataclass(frozen=True, slots=True)
class Words:
    """Pieces that stand one after another in a text."""

    pieces: tuple[Piece, ...]
    quoted: bool = False
    prefix: bool = False  # the last word may go on


@dataclass(frozen=True, slots=True)
class Near:
    """Two groups of words no more than so many words apart."""

    one: Words
    other: Words
    distance: int


@dataclass(frozen=True, slots=True)
class All:
    """Every one of `wanted` and none of `unwanted`."""

    wanted: tuple["Node", ...]
    unwanted: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One of them or more."""

    choices: tuple["Node", ...]


Node = Words | Near | All | Any


def parse(text: str) -> Node | None:
    """The query as a tree; None where there is nothing to look for."""
    text = text[:LONGEST].translate(MARKS)
    if text.count('"') % 2:  # a mark without its partner quotes nothing
        at = text.rindex('"')
        text = f"{text[:at]} {text[at + 1 :]}"
    items = tuple(PIECE.finditer(text))
    found = _Parser(items).any_of(0)
    # operators that stand alone are words
    return found if found is not None else words_of(text, quoted=False)


class _Parser:
    """Recursive descent over the items; whatever does not fit is taken as plain words."""

    def __init__(self, items: tuple[re.Match[str], ...]) -> None:
        self.items = items
        self.at = 0
        self.left = MOST

    def any_of(self, depth: int) -> Node | None:
        choices = [self.all_of(depth)]
        while self._word() == "OR":
            self.at += 1
            choices.append(self.all_of(depth))
        kept = tuple(choice for choice in choices if choice is not None)
        if len(kept) < 2:
            return kept[0] if kept else None
        return Any(kept)

    def all_of(self, depth: int) -> Node | None:
        wanted: list[Node] = []
        unwanted: list[Node] = []
        turned = False
        while (item := self._item()) is not None:
            word = self._word()
            if word == "OR" or (item["paren"] == ")" and depth):
                break
            self.at += 1
            if word == "AND" or item["paren"] == ")":
                continue
            if word == "NOT":
                turned = True
                continue
            near = NEARBY.fullmatch(word or "")
            if near and wanted and isinstance(wanted[-1], Words):
                self._near(wanted, int(near[1] or NEAR))
                continue
            for node in self._nodes(item, depth):
                (unwanted if turned or item["minus"] else wanted).append(node)
            turned = False
        if len(wanted) == 1 and not unwanted:
            return wanted[0]
        return All(tuple(wanted), tuple(unwanted)) if wanted or unwanted else None

    def _near(self, wanted: list[Node], distance: int) -> None:
        item = self._item()
        if item is None or item["paren"]:
            return
        self.at += 1
        one, others = wanted.pop(), tuple(self._nodes(item, DEEPEST))
        if isinstance(one, Words) and len(others) == 1 and isinstance(others[0], Words):
            wanted.append(Near(one, others[0], distance))
        else:
            wanted += (one, *others)

    def _nodes(self, item: re.Match[str], depth: int) -> Iterator[Node]:
        if item["paren"]:
            if item["paren"] == "(" and depth < DEEPEST:
                inner = self.any_of(depth + 1)
                if self._item() is not None:
                    self.at += 1  # the closing one
                if inner is not None:
                    yield inner
            return
        words = words_of(item["word"] or item["quoted"] or "", quoted=item["word"] is None)
        if words is not None and self.left > 0:
            self.left -= 1
            yield words

    def _item(self) -> re.Match[str] | None:
        return self.items[self.at] if self.at < len(self.items) else None

    def _word(self) -> str | None:
        item = self._item()
        return item["word"] if item is not None else None


def words_of(text: str, *, quoted: bool) -> Words | None:
    """The pieces of one word or phrase; None where it holds no letter and no digit."""
    pieces = tuple(
        Piece(m.lastgroup == "east", m.group())
        for m in TOKEN.finditer(fold(text))
        if m.lastgroup != "owner"
    )[:MOST]
    prefix = text.rstrip().endswith("*") and bool(pieces) and not pieces[-1].east
    return Words(pieces, quoted, prefix) if pieces else None
