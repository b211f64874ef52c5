"""What an address of the search page asks for, and the addresses beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Query, Sort

A_PAGE = 25
DIGITS = 9  # of a place in the results or the number of a document
BASKET = 60  # texts that are gathered for a brief
NAMES = tuple(field.name for field in fields(Filters))
PERIODS = ("year", "month")  # facets that are stretches of time


@dataclass(frozen=True, slots=True)
class Asked:
    """One search. `pages` are the documents gathered for a brief, carried in the address."""

    text: str
    given: Mapping[str, str]
    by_date: bool = False
    copies: bool = False
    offset: int = 0
    pages: tuple[str, ...] = ()

    @property
    def looked(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.text.strip() or self.given)

    @property
    def query(self) -> Query:
        """As the archive takes it."""
        sort: Sort = "date" if self.by_date else "rank"
        filters = Filters(**self.given)
        return Query(self.text, filters, sort, A_PAGE, self.offset, self.copies, facets=True)

    @property
    def kept(self) -> dict[str, str]:
        """What of it is worth keeping: words and filters."""
        words = {"q": self.text} if self.text.strip() else {}
        return {**words, **self.given}

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        """Names and values of its address, the place in the results aside."""
        ways = (("sort", "date"),) if self.by_date else ()
        more = (("copies", "1"),) if self.copies else ()
        return (*self.kept.items(), *ways, *more, *(("page", one) for one in self.pages))

    def address(self) -> str:
        """Where it is shown."""
        place = (("from", str(self.offset)),) if self.offset else ()
        return f"/search?{urlencode((*self.carried, *place))}"

    def narrowed(self, facet: str, value: str) -> str:
        """The address with a value of a facet, or without it where it is there."""
        names = ("since", "until") if facet in PERIODS else (facet,)
        rest = {key: old for key, old in self.given.items() if key not in names}
        if not self.has(facet, value):
            rest |= dict.fromkeys(names, value)
        return replace(self, given=rest, offset=0).address()

    def has(self, facet: str, value: str) -> bool:
        """Whether it is narrowed to a value of a facet."""
        names = ("since", "until") if facet in PERIODS else (facet,)
        return all(self.given.get(name) == value for name in names)

    def without(self, name: str) -> str:
        """The address without a filter."""
        rest = {key: value for key, value in self.given.items() if key != name}
        return replace(self, given=rest, offset=0).address()

    def sorted(self, by_date: bool) -> str:
        """The address in the other order."""
        return replace(self, by_date=by_date, offset=0).address()

    def at(self, offset: int) -> str:
        """The address of another page of results."""
        return replace(self, offset=max(0, offset)).address()

    def with_copies(self, copies: bool) -> str:
        """The address with near copies listed one by one, or folded."""
        return replace(self, copies=copies, offset=0).address()

    def gathering(self, document: int) -> str:
        """The address with a document gathered for a brief, or no longer."""
        one = str(document)
        rest = tuple(page for page in self.pages if page != one)
        pages = rest if one in self.pages else (*rest, one)[-BASKET:]
        return f"{replace(self, pages=pages).address()}#d-{document}"

    def brief(self) -> str:
        """The address of the brief on what is gathered."""
        return f"/brief?{urlencode([('page', page) for page in self.pages])}"


def asked_of(params: QueryParams) -> Asked:
    """The search that an address asks for; what is no number counts as not there."""
    place = params.get("from", "")
    pages = dict.fromkeys(page for page in params.getlist("page") if _number(page))
    return Asked(
        params.get("q", ""),
        {name: params[name].strip() for name in NAMES if params.get(name, "").strip()},
        params.get("sort") == "date",
        bool(params.get("copies")),
        int(place) if _number(place) else 0,
        tuple(pages)[:BASKET],
    )


def _number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= DIGITS
