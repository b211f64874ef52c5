"""What is tracked: the kind of thing, the time and its steps, which texts, which keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from tealeaves.archive.dates import check_order, first_day, last_day
from tealeaves.archive.tables.days import EVERY, Slice
from tealeaves.archive.tables.periods import Period
from tealeaves.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class What:
    """A kind of track: the kinds of term it counts, and the section that must have been read."""

    name: str
    kinds: tuple[str, ...]
    section: str | None
    owner: str | None = None  # kind of term whose titles or names may be tracked alone
    used: str = ""  # the kind of those: archive/usage.py


WHATS = {
    what.name: what
    for what in (
        What("countries", ("country",), "actors"),
        What("titles", ("title",), "people", owner="person", used="titled"),
        What("formulas", ("formula", "dating"), "formulas"),
        What("rungs", ("rung",), None),
        What("people", ("person",), "people"),
        What("topics", ("topic",), "topics"),
        What("epithets", ("epithet",), "epithets"),
        What("names", ("naming",), "actors", owner="country", used="naming"),
        What("blocs", ("bloc",), "blocs"),
        What("occasions", ("occasion",), None),
        What("words", (), None),
    )
}
STEPS: tuple[Period, ...] = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `keys`: only these, by key or name; `of`: the person or country whose titles
    or names are tracked; `most`: at most so many keys, None as many as are quick to read;
    `mentions`: changes are looked for in mentions a text, not in the share of texts; `over`: the
    key that the one key is set against, as in Russia over China."""

    what: What
    by: Period = "month"
    cut: Slice = EVERY
    keys: tuple[str, ...] = ()
    of: str | None = None
    most: int | None = None
    mentions: bool = False
    over: str | None = None


def ask_of(
    what: str,
    by: str = "month",
    cut: Slice = EVERY,
    *,
    keys: Sequence[str] = (),
    of: str | None = None,
    most: int | None = None,
    mentions: bool = False,
) -> Ask:
    """The question. Raises ArchiveError for a kind or a step that there is not."""
    if what not in WHATS:
        raise ArchiveError(f"{what}: no such track; there are {', '.join(WHATS)}")
    if by not in STEPS:
        raise ArchiveError(f"--by {by}: no such step; there are {', '.join(STEPS)}")
    found = WHATS[what]
    if of is not None and found.owner is None:
        raise ArchiveError(f"{of}: goes with titles (a person) and names (a country), not {what}")
    if what == "names" and of is None:
        raise ArchiveError("names: say whose, as in `tealeaves track names --country KOR`")
    if what == "words" and not keys:
        raise ArchiveError("words: say which, as in `tealeaves track words --key flood`")
    return Ask(found, by, cut, tuple(keys), of, most, mentions)


def cut_of(since: str | None = None, until: str | None = None, **narrow: str | None) -> Slice:
    """The texts from a day, month or year to another one, both within it.

    Raises ArchiveError for what is no date of the calendar, or an end before its beginning.
    """
    check_order(since, until)
    return Slice(since and first_day(since), until and last_day(until), **narrow)
