"""Names glued to the word before or after by scraping are parted by an inserted space.

Parted only where the glue is certain: `atKim Il Sung`, `Kim Jong Ungladly`, `Kim Il SungSquare`.
What can be an ending of the name itself (`Kim Jong Ilism`, `Kim Jong Uns`) is left alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tealeaves.knowledge import PersonEntry
from tealeaves.page.kept import Entries
from tealeaves.spans import View

# The lower-case run after a name that is a word of its own: three letters or more, or one of the
# short words of English. Shorter rests may belong to a longer name.
REST = re.compile(r"[a-z]+")
SHORT_WORDS = frozenset(
    "am an as at be by do go he if in is it me my no of on or so to up us we".split()
)
NAME_ENDINGS = frozenset("ism isms ist ists ian ians ite ites".split())
NEXT_WORD = re.compile(r"[A-Z][a-z]{2}")


def find_glueable(people: Mapping[str, PersonEntry]) -> AhoCorasick | None:
    """The search for all names that a scrape may have glued to a word; None without names."""
    return _search(Entries(people.values()))


def unglued(view: View, search: AhoCorasick | None) -> View:
    """The view with a space between a known name and what is stuck to it."""
    if search is None or not view.text:
        return view
    places = sorted(set(_seams(view.text, search)))
    return _parted(view, places) if places else view


def _parted(view: View, places: list[int]) -> View:
    """A space inserted before each of these characters; it comes from the character after it."""
    texts: list[str] = []
    starts, ends, at = view.starts[:0], view.ends[:0], 0
    for place in places:
        texts += (view.text[at:place], " ")
        starts += view.starts[at:place]
        ends += view.ends[at:place]
        starts.append(view.starts[place])
        ends.append(view.ends[place])
        at = place
    return View("".join((*texts, view.text[at:])), starts + view.starts[at:], ends + view.ends[at:])


def _glueable(people: Iterable[PersonEntry]) -> Iterator[str]:
    """Full names of at least two capitalised words; a lone surname could begin another word."""
    for entry in people:
        for form in entry.forms:
            if " " in form and len(form) >= 8 and form.isascii() and form[0].isupper():
                yield form


def _seams(text: str, search: AhoCorasick) -> Iterator[int]:
    """Characters before which a space is missing."""
    for _, start, end in search.find_matches_as_indexes(text):
        if start and text[start - 1].isalpha() and text[start - 1].isascii():
            yield start
        if end < len(text) and _word_follows(text, end):
            yield end


def _word_follows(text: str, end: int) -> bool:
    if m := REST.match(text, end, end + 30):
        rest = m.group()
        if rest in SHORT_WORDS:
            return True
        return len(rest) >= 3 and rest not in NAME_ENDINGS
    return NEXT_WORD.match(text, end) is not None


@lru_cache(maxsize=8)
def _search(people: Entries) -> AhoCorasick | None:
    """The compiled names; kept because compiling costs more than a page's search."""
    names = sorted(set(_glueable(people)))
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest) if names else None
