"""What is put into the search index of a text: a stream of tokens made of letters or digits alone.

A run of Hangul, Han or kana becomes its overlapping pairs and, at its end, the last one alone, so
that any part of it is found and the end of a run can be told. Pure: the same text always gives
the same entry, by which it is also taken out of the index again.
"""

import re
from collections.abc import Iterator

from tealeaves.archive.search.fold import EAST, TOKEN, fold
from tealeaves.archive.search.translit import name_key

# Letters for private use before a token, so that a word of a title and a name's key have rows of
# their own in the index: no search has to tell columns apart, which takes several times as long.
HEAD = "\ue001"  # a word of the title
NAME = "\ue000"  # the key of a name in another script
RUN = re.compile(f"[{EAST}]")
CYRILLIC = re.compile("[\u0400-\u04ff]+")


def entry(title: str, text: str) -> tuple[str, str, str, str]:
    """Title, words, pairs and latin of a document, as the search table wants them.

    A text with East Asian letters stands wholly in `pairs`, any other in `words`: the words of
    either keep their order, so that phrases are exact. The title's words come twice, plain and as
    words of a title.
    """
    clean = fold(text)
    stream = " ".join(tokens(clean))
    east = RUN.search(clean) is not None
    heading = fold(title)
    plain = tuple(tokens(heading))
    return (
        " ".join((*plain, *(HEAD + token for token in plain))),
        "" if east else stream,
        stream if east else "",
        " ".join(NAME + key for key in latin(f"{heading}\n{clean}")),
    )


def tokens(folded: str) -> Iterator[str]:
    """The index tokens of a folded text, in order."""
    for m in TOKEN.finditer(folded):
        if m.lastgroup == "east":
            yield from pairs(m.group())
        elif m.lastgroup != "owner":
            yield m.group()


def pairs(run: str) -> Iterator[str]:
    """Every two neighbours of a run, then its last one alone."""
    for i in range(len(run) - 1):
        yield run[i : i + 2]
    yield run[-1]


def latin(folded: str) -> Iterator[str]:
    """The key in Latin letters of every Cyrillic word."""
    for word in CYRILLIC.findall(folded):
        if key := name_key(word):
            yield key
