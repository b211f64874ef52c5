"""What the packs know by name, seen in the text before anybody decided what it stands for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tealeaves.packs.lookup import Lookup
from tealeaves.read.tokens import Token
from tealeaves.types import Article, Mention


def find_mentions(article: Article, lookup: Lookup) -> tuple[Mention, ...]:
    """Every pack form in the clean text, by place; kinds may overlap, one kind never does."""
    return lookup.find(article.view.text)


def by_passage(article: Article, mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    """The mentions of each passage, in order."""
    at = 0
    for passage in article.passages:
        while at < len(mentions) and mentions[at].start < passage.start:
            at += 1
        end = at
        while end < len(mentions) and mentions[end].start < passage.end:
            end += 1
        yield mentions[at:end]
        at = end


@dataclass(frozen=True, slots=True)
class Cover:
    """Which mention of which kind lies over a token: `kinds[i]` of the i-th token."""

    kinds: tuple[dict[str, Mention], ...]

    def at(self, index: int, *kinds: str) -> Mention | None:
        """The first mention of one of the kinds over the token, or None."""
        if not 0 <= index < len(self.kinds):
            return None
        over = self.kinds[index]
        if over:
            for kind in kinds:
                if kind in over:
                    return over[kind]
        return None


def cover(tokens: tuple[Token, ...], mentions: Iterable[Mention]) -> Cover:
    """The mentions laid over the tokens of one passage; a partly covered token counts too."""
    nothing: dict[str, Mention] = {}
    kinds = [nothing] * len(tokens)
    if not tokens:
        return Cover(())
    low, high = tokens[0].start, tokens[-1].end
    inside = sorted((m for m in mentions if m.start < high and low < m.end), key=lambda m: m.start)
    first = 0
    for mention in inside:
        while first < len(tokens) and tokens[first].end <= mention.start:
            first += 1
        index = first
        while index < len(tokens) and tokens[index].start < mention.end:
            if not kinds[index]:
                kinds[index] = {}
            kinds[index].setdefault(mention.kind, mention)
            index += 1
    return Cover(tuple(kinds))
