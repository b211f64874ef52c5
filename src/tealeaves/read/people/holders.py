"""Which office phrase belongs to which name: by place, by tenure, or by what came before."""

from collections.abc import Iterator, Mapping

from tealeaves.read.people.name_words import NameWords
from tealeaves.read.people.names import Named
from tealeaves.read.people.office_words import Line, OfficePhrase, bare, singular

BETWEEN = frozenset(
    {
        "is",
        "was",
        "as",
        "became",
        "remains",
        "being",
        "named",
        "appointed",
        "elected",
        "who",
        "the",
        "a",
        "an",
        ",",
        "“",
        '"',
        "respected",
        "esteemed",
        "comrade",
        "also",
        "then",
        "serves",
        "served",
    }
)
JOINS = frozenset({",", "and", "the", "a", "an", ";", "concurrently", "also"})
APPOINTING = frozenset(
    {
        "appointment",
        "election",
        "re-election",
        "reelection",
        "inauguration",
        "appointed",
        "elected",
        "re-elected",
        "reelected",
        "nomination",
    }
)


def beside(
    line: Line, phrases: list[OfficePhrase], names: list[Named], words: NameWords
) -> dict[int, tuple[Named, ...]]:
    """For each phrase of a line (by index) the names that stand right beside it."""
    starts = {name.first: name for name in names}
    ends = {name.last: name for name in names}
    found: dict[int, tuple[Named, ...]] = {}
    for n, phrase in enumerate(phrases):
        after = _after(line, phrase, starts, words)
        if phrase.plural and head_word(line, phrase) == "official" and not after:
            continue
        if phrase.plural and after and line.tokens[phrase.last].text == ",":
            after = _before(line, phrase, ends) or after
        if after:
            found[n] = after
            _chain_back(line, phrases, n, found)
            continue
        ahead = _joined_ahead(line, phrases, n, starts, words)
        if ahead:
            found[n] = ahead
            continue
        if phrase.last < len(line.tokens) and line.tokens[phrase.last].low == "'s":
            continue  # "the leader's sister" is not the leader
        before = () if _subject(line, phrase, words) else _before(line, phrase, ends)
        before = before or _of_another(line, phrases, n, starts, ends)
        before = before or _elected(line, phrase, names)
        before = before or _between_commas(line, phrase, starts) or _aside(line, phrase, ends)
        if before:
            found[n] = before
        elif (
            n - 1 in found
            and joined(line, phrases[n - 1], phrase)
            and not _speaks_beside(line, phrases[n - 1], phrase, words)
            and not _after(line, phrases[n - 1], starts, words)
        ):
            found[n] = found[n - 1]
    return found


def _speaks_beside(line: Line, one: OfficePhrase, other: OfficePhrase, words: NameWords) -> bool:
    """`NAME, OFFICE, and an official said`: the second office is somebody else's."""
    between = [token.low for token in line.tokens[one.last : other.first]]
    after = line.tokens[other.last] if other.last < len(line.tokens) else None
    return between in ([",", "and", "a"], [",", "and", "an"]) and (
        after is not None and after.low in words.verbs
    )


def _subject(line: Line, phrase: OfficePhrase, words: NameWords) -> bool:
    """`As for NAME, a professor said`: what a verb follows at once is no apposition to a name."""
    tokens, k = line.tokens, phrase.first - 1
    return (
        phrase.article in ("a", "an")
        and k > 0
        and tokens[k - 1].text == ","
        and phrase.last < len(tokens)
        and tokens[phrase.last].low in words.verbs
    )


def _after(
    line: Line, phrase: OfficePhrase, starts: Mapping[int, Named], words: NameWords
) -> tuple[Named, ...]:
    """The names that follow an office: one, or for a plural all that are joined."""
    k = phrase.last
    tokens = line.tokens
    if phrase.plural and k < len(tokens) and tokens[k].text == ",":
        k += 1
    while k < len(tokens) and (tokens[k].low in words.honorifics or tokens[k].text == "("):
        k += 1
    if k not in starts:
        return ()
    found = [starts[k]]
    while phrase.plural:
        k = found[-1].last
        while k < len(tokens) and tokens[k].low in (",", "and", "&"):
            k += 1
        if k not in starts or k == found[-1].last:
            break
        found.append(starts[k])
    return tuple(found)


def _before(line: Line, phrase: OfficePhrase, ends: Mapping[int, Named]) -> tuple[Named, ...]:
    """The name that an office explains: `NAME, the OFFICE`, `NAME was elected OFFICE`."""
    tokens, k = line.tokens, phrase.first
    comma = False
    while k > 0 and tokens[k - 1].low in BETWEEN | {"("} and k not in ends:
        comma = comma or tokens[k - 1].text == ","
        k -= 1
        if phrase.first - k > 4:
            return ()
    if k not in ends or k == phrase.first:
        return ()
    if not comma and tokens[phrase.first].low in ("first", "second", "third", "last", "only"):
        return ()  # "was the first party leader to visit"
    found = [ends[k]]
    while phrase.plural and comma:
        k = found[0].first
        while k > 0 and tokens[k - 1].low in (",", "and", "&"):
            k -= 1
        if k not in ends or k == found[0].first:
            break
        found.insert(0, ends[k])
    if phrase.plural and comma and len(found) < 2:
        return ()  # NAME, members of the choir and others
    return tuple(found)


def _aside(line: Line, phrase: OfficePhrase, ends: Mapping[int, Named]) -> tuple[Named, ...]:
    """`NAME, the leader's sister and a director of X,`: the office ends what is said of NAME."""
    tokens = line.tokens
    if phrase.last < len(tokens) and tokens[phrase.last].text not in ",.;)":
        return ()
    k = phrase.first - (1 if phrase.article else 0)
    if not k or tokens[k - 1].low not in ("and", "now", "then", "currently", "also"):
        return ()
    low = k
    while k > 0 and low - k < 9 and tokens[k - 1].text != ",":
        k -= 1
    return (ends[k - 1],) if k > 1 and k - 1 in ends else ()


def _between_commas(
    line: Line, phrase: OfficePhrase, starts: Mapping[int, Named]
) -> tuple[Named, ...]:
    """`a ministry spokeswoman, NAME, said`: the name explains the office."""
    k = phrase.last + 1
    if phrase.plural or k not in starts or line.tokens[phrase.last].text != ",":
        return ()
    end = starts[k].last
    closes = end >= len(line.tokens) or line.tokens[end].text in ",.;"
    owned = phrase.first > 0 and line.tokens[phrase.first - 1].low == "'s"
    owned = owned or any(t.low == "'s" for t in line.tokens[phrase.first : phrase.head])
    return (starts[k],) if closes and (owned or phrase.article) else ()


def _joined_ahead(
    line: Line,
    phrases: list[OfficePhrase],
    n: int,
    starts: Mapping[int, Named],
    words: NameWords,
) -> tuple[Named, ...]:
    """`Vice-Chairman and Director of X NAME`: both offices are those of the name that follows."""
    phrase = phrases[n]
    if n + 1 >= len(phrases) or phrase.article or phrase.plural or phrases[n + 1].plural:
        return ()
    between = [token.low for token in line.tokens[phrase.last : phrases[n + 1].first]]
    return _after(line, phrases[n + 1], starts, words) if between == ["and"] else ()


def _of_another(
    line: Line,
    phrases: list[OfficePhrase],
    n: int,
    starts: Mapping[int, Named],
    ends: Mapping[int, Named],
) -> tuple[Named, ...]:
    """`NAME, President OTHER's spokesman,`: the office is that of the first."""
    tokens, k = line.tokens, phrases[n].first - 1
    if k < 2 or tokens[k].low != "'s" or k not in ends:
        return ()
    k = ends[k].first
    if n and phrases[n - 1].last == k:
        k = phrases[n - 1].first
    after = phrases[n].last
    closes = after >= len(tokens) or tokens[after].text in ",.;)"
    if not closes or k < 2 or tokens[k - 1].text != "," or after + 1 in starts:
        return ()
    return (ends[k - 1],) if k - 1 in ends else ()


def _elected(line: Line, phrase: OfficePhrase, names: list[Named]) -> tuple[Named, ...]:
    """`NAME upon her appointment as OFFICE`: the last name before."""
    k = phrase.first - (1 if phrase.article else 0)
    low = [token.low for token in line.tokens[max(0, k - 3) : k]]
    if low[-1:] != ["as"] or not set(low) & APPOINTING:
        return ()
    before = [name for name in names if name.last <= k]
    return (before[-1],) if before else ()


def joined(line: Line, one: OfficePhrase, other: OfficePhrase) -> bool:
    """True when only `,` or `and` stands between two offices of one person."""
    between = line.tokens[one.last : other.first]
    lone = not other.strong and other.last - other.first < 2
    if other.plural or (lone and other.article not in ("a", "an")):
        return False
    if other.last - other.first < 2 and other.article:
        return False  # NAME, chief of the staff, and the commander
    return 0 < len(between) <= 4 and all(token.low in JOINS for token in between)


def _chain_back(
    line: Line, phrases: list[OfficePhrase], n: int, found: dict[int, tuple[Named, ...]]
) -> None:
    """Offices joined before the one that stands at the name belong to the same person."""
    k = n
    while k > 0 and k - 1 not in found and joined(line, phrases[k - 1], phrases[k]):
        between = line.tokens[phrases[k - 1].last : phrases[k].first]
        if any(token.low in ("the", "a", "an") for token in between) or phrases[k - 1].plural:
            break
        if not any(token.low == "and" for token in between):
            break
        found[k - 1] = found[n]
        k -= 1


def head_word(line: Line, phrase: OfficePhrase) -> str:
    """The office noun in the singular."""
    low = bare(line.tokens[phrase.head].low)
    return singular(low) if phrase.plural else low


def split_same_name(
    line: Line, phrases: list[OfficePhrase], found: Mapping[int, tuple[Named, ...]]
) -> Iterator[Named]:
    """Names that return in one passage with another indefinite apposition: somebody else."""
    seen: dict[tuple[str, ...], str] = {}
    for n, holders in sorted(found.items()):
        if len(holders) != 1 or len(holders[0].words) < 2:
            continue
        name, head = holders[0], head_word(line, phrases[n])
        if phrases[n].first < name.first:
            continue
        known = seen.setdefault(name.words, head)
        if known != head and phrases[n].article in ("a", "an"):
            yield name
