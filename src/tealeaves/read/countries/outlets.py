"""Media named in the running text, and how the text describes them.

Not the agency of the article itself in its dateline or as a label.
"""

from collections import defaultdict
from collections.abc import Iterator

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read.countries.passage import Ground
from tealeaves.read.people.name_words import FUNCTION_WORDS, forms
from tealeaves.read.tokens import Token
from tealeaves.spans import Span
from tealeaves.types import Article, Mention, Outlet

ENDINGS = frozenset(
    {
        "Times",
        "News",
        "Mail",
        "Journal",
        "Daily",
        "Post",
        "Herald",
        "Gazette",
        "Courier",
        "Tribune",
        "Chronicle",
        "Ilbo",
        "Sinmun",
        "Shimbun",
        "Newspaper",
        "Broadcasting",
        "Television",
        "Business",
        "Radio",
        "TV",
        "Magazine",
        "Weekly",
        "Review",
        "Network",
        "Globe",
        "Telegraph",
        "Observer",
        "Monitor",
    }
)
LABELS = frozenset({"Commentary", "commentary", "Press Review", "report", "Report"})
REPORTING = frozenset(
    "reported reports said says wrote writes carried published printed told quoted "
    "quotes cited noted commented ran broadcast announced".split()
)


def find_outlets(article: Article, lines: tuple[Ground, ...], pack: Pack) -> tuple[Outlet, ...]:
    """The media an article names, in order of first mention."""
    nouns = frozenset(forms(pack, "outlet-nouns"))
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    described: dict[str, list[Span]] = defaultdict(list)
    keys: dict[str, str | None] = {}
    for here, passage in zip(lines, article.passages, strict=True):
        caption = passage.role == "caption"
        for name, key, first, last in (*_known(here, article), *_unknown(here, nouns)):
            if caption and here.word(first - 1) == "(" and here.word(last) == ")":
                continue  # the credit of a picture
            start, end = here.tokens[first].start, here.tokens[last - 1].end
            places[name].append((start, end))
            keys[name] = key
            for low, high in _described(here, first, last, nouns):
                described[name].append(evidence.span(article, low, high))
    found = []
    for name, spots in places.items():
        printed = dict.fromkeys(article.view.text[low:high] for low, high in spots)
        entry = pack.outlets.get(keys[name] or "")
        known = (*entry.forms, *printed) if entry else tuple(printed)
        found.append(
            Outlet(
                name=name,
                spans=tuple(evidence.span(article, low, high) for low, high in spots),
                key=keys[name],
                name_forms=tuple(form for form in dict.fromkeys(known) if form != name),
                described_as=tuple(dict.fromkeys(described[name])),
            )
        )
    return tuple(found)


def _known(here: Ground, article: Article) -> Iterator[tuple[str, str | None, int, int]]:
    """Pack outlets as (name, key, first token, last token)."""
    for mention in here.of("outlet"):
        first, last = here.range(mention)
        if here.in_dateline((mention.start, mention.end)) or here.tokens[first].text[0].islower():
            continue
        if _label(here, article, mention, last) or _longer(here, mention):
            continue
        if here.tokens[last - 1].end != mention.end:  # Yonhap-ri is a village
            continue
        if here.word(last) in ("Square", "Building", "Street", "Prize", "Cup"):
            continue
        entry = here.pack.outlets[mention.keys[0]]
        yield _short_name(entry.forms, here, mention), entry.id, first, last


def _short_name(names: tuple[str, ...], here: Ground, mention: Mention) -> str:
    return names[0]


def _longer(here: Ground, mention: Mention) -> bool:
    """The form is part of a longer name of another kind."""
    first, _ = here.range(mention)
    holder = here.over.at(first, "body", "place", "country", "person")
    return holder is not None and holder.end - holder.start > mention.end - mention.start


def _label(here: Ground, article: Article, mention: Mention, last: int) -> bool:
    """The article's own agency as a label: `KCNA Commentary`, `(KCNA)` at the head of a text."""
    agency = article.dateline.agency if article.dateline else article.outlet
    printed = here.text[mention.start : mention.end]
    if agency is None or printed.lower() != agency.lower():
        return False
    return (
        here.headline
        or here.word(last) in LABELS
        or (here.word(last) == ")" and mention.start - here.tokens[0].start < 60)
    )


def _unknown(here: Ground, nouns: frozenset[str]) -> Iterator[tuple[str, str | None, int, int]]:
    """Outlets no pack knows, where a noun of media or a verb of report makes it certain."""
    tokens, i = here.tokens, 0
    while i < len(tokens):
        last = _run(here, i)
        if last - i >= 2 and tokens[last - 1].text in ENDINGS and not here.headline:
            before = here.word(i - 1).lower()
            start = i + (tokens[i].low == "the")
            sure = (
                here.word(last).lower() in REPORTING
                or before in nouns
                or (here.word(i - 2).lower() in ("told", "to") and before == "the")
                or before == "told"
                or here.word(i - 2).lower() + before in ("accordingto", "quotedby")
                or _in_list(here, i, last)
            )
            if sure and last - start >= 2:
                name = here.text[tokens[start].start : tokens[last - 1].end]
                yield name, None, start, last
        i = max(last, i + 1)


def _in_list(here: Ground, i: int, last: int) -> bool:
    """A known outlet stands next to it in a list: `NBC, Harbour Daily News and others`."""
    if here.word(i - 1).lower() in (",", "and") and here.over.at(i - 2, "outlet") is not None:
        return True
    return here.word(last) in (",", "and") and here.over.at(last + 1, "outlet") is not None


def _run(here: Ground, i: int) -> int:
    k = i
    while (
        k < len(here.tokens)
        and k - i < 5
        and _word(here.tokens[k])
        and here.over.at(k, "outlet") is None
    ):
        k += 1
    return k


def _word(token: Token) -> bool:
    return (
        token.capital
        and token.text[0].isalpha()
        and (token.low not in FUNCTION_WORDS or token.low == "the")
    )


def _described(
    here: Ground, first: int, last: int, nouns: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Phrases that say what the outlet is, before or after its name."""
    k = first - 1
    comma = here.word(k) == ","
    if comma:
        k -= 1
    if k >= 0 and here.word(k).lower() in nouns:
        start = _back(here, k)
        if start < k:
            end = here.tokens[k].end if comma else here.tokens[last - 1].end
            yield here.tokens[start].start, end
    n = last
    if here.word(n) == "(" and here.word(n + 2) == ")":
        n += 3
    if here.word(n) == "," and here.word(n + 1).lower() in ("the", "a", "an", "its", *nouns):
        stop = _on(here, n + 1, nouns)
        if stop is not None:
            yield here.tokens[n + 1].start, here.tokens[stop - 1].end


def _back(here: Ground, k: int) -> int:
    """First token of the noun phrase that ends at token k."""
    i = k
    while i > 0 and k - i < 8:
        low = here.tokens[i - 1].low
        if low in ("the", "a", "an", "its", "their"):
            return i - 1
        if low not in ("'s", "'", "of") and (not low[0].isalpha() or low in FUNCTION_WORDS):
            break
        i -= 1
    return i


def _on(here: Ground, start: int, nouns: frozenset[str]) -> int | None:
    """End of a noun phrase that holds a noun of media and stops at a comma or verb."""
    end, i = None, start
    while i < len(here.tokens) and i - start < 14:
        token = here.tokens[i]
        if token.text in ",.;:)(—–" or token.low in REPORTING:
            break
        if token.low in nouns or (
            end is not None and (token.capital or token.low in ("of", "the", "'s", "'", "and"))
        ):
            end = i + 1
        elif end is not None:
            break
        i += 1
    while (
        end is not None and end > start and here.word(end - 1).lower() in ("of", "the", "and", "'s")
    ):
        end -= 1
    return end
