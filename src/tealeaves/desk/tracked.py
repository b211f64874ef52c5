"""Tracks as the desk asks for them: an address read as a question, its answer remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from tealeaves.desk.opened import Opened
from tealeaves.desk.recent import Recent
from tealeaves.errors import ArchiveError
from tealeaves.track.ask import STEPS, WHATS, Ask, ask_of, cut_of
from tealeaves.track.report import report

MEASURES = ("share", "n", "texts", "per_article")
OF_MENTIONS = ("n", "per_article")
SHOWN = ("countries", "titles", "formulas", "rungs", "people", "topics", "epithets", "names",
         "blocs", "occasions", "words")  # fmt: skip
FILTERS = {
    "countries": "country", "titles": "title", "formulas": "formula", "rungs": "rung",
    "people": "person", "topics": "topic", "occasions": "occasion",
}  # fmt: skip
NARROW = ("outlet", "genre", "rung", "language")
MOST = 24  # keys, unless some are named
POINTS = 800  # periods of a chart, the latest ones
ANSWERS: Recent[dict[str, Any]] = Recent(48)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question of a page. `ask`: None where something is still to be named (`lacks`)."""

    what: str
    by: str
    measure: str
    since: str
    until: str
    keys: tuple[str, ...]
    of: str
    narrow: tuple[tuple[str, str], ...]

    @property
    def lacks(self) -> str | None:
        """What has to be named before there is a track: "of" or "key"."""
        if self.what == "names" and not self.of:
            return "of"
        return "key" if self.what == "words" and not self.keys else None

    @property
    def ask(self) -> Ask:
        """The question. Raises ArchiveError for what cannot be asked."""
        cut = cut_of(self.since or None, self.until or None, **dict(self.narrow))
        owner = self.of if WHATS[self.what].owner else ""
        found = ask_of(self.what, self.by, cut, keys=self.keys, of=owner or None)
        return replace(found, most=MOST, mentions=self.measure in OF_MENTIONS)

    def link(self, path: str = "/tracks", **changes: str | None) -> str:
        """The address of this question, with some of it changed."""
        plain = {
            "what": self.what, "by": self.by, "count": self.measure, "from": self.since,
            "until": self.until, "of": self.of, **dict(self.narrow),
        }  # fmt: skip
        keys = [] if "key" in changes else [("key", key) for key in self.keys]
        pairs = [*(plain | changes).items(), *keys]
        return f"{path}?{urlencode([(k, v) for k, v in pairs if v])}"


def wanted(asked: QueryParams) -> Wanted:
    """An address as a question. Raises ArchiveError for a kind, step or count there is not."""
    what, by, measure = asked.get("what", "countries"), asked.get("by", "month"), asked.get("count")
    measure = measure or "share"
    for given, known in ((what, SHOWN), (by, STEPS), (measure, MEASURES)):
        if given not in known:
            raise ArchiveError(f"{given}: no such track; there are {', '.join(known)}")
    keys = tuple(dict.fromkeys(k.strip() for k in asked.getlist("key") if k.strip()))
    narrow = tuple((name, asked[name].strip()) for name in NARROW if asked.get(name, "").strip())
    return Wanted(
        what, by, measure, asked.get("from", ""), asked.get("until", ""), keys,
        asked.get("of", "").strip(), narrow,
    )  # fmt: skip


def answer(opened: Opened, question: Wanted, state: tuple[int, int]) -> dict[str, Any]:
    """The track as JSON; `state`: of the archive, asked anew when it differs."""
    ask = question.ask
    return ANSWERS.get((opened, ask), state, lambda: report(opened.read(), ask))


def cropped(body: dict[str, Any]) -> dict[str, Any]:
    """The track with its last POINTS periods alone: more cannot be told apart in a chart."""
    periods = body["periods"][-POINTS:]
    if len(periods) == len(body["periods"]):
        return body
    kept = frozenset(one["period"] for one in periods)
    return {
        **body,
        "from": periods[0]["period"],
        "texts": sum(one["texts"] for one in periods),
        "periods": periods,
        "rows": [row for row in body["rows"] if row["period"] in kept],
        "changes": [change for change in body["changes"] if change["period"] in kept],
    }


def texts_behind(question: Wanted, key: Mapping[str, Any], period: str | None) -> dict[str, str]:
    """What to search for to find the texts of a key in a period: the fields of /search."""
    found = dict(question.narrow)
    name = FILTERS.get(question.what)
    if name == "rung":
        found["rung"] = str(key["key"]).partition("/")[0]
    elif name:
        found[name] = str(key["key"] if name != "title" else key["label"])
    elif question.what == "words":
        found["q"] = str(key["key"])
    else:
        found["q"] = f'"{key["label"]}"'
    since, until = days_of(period) if period else (question.since, question.until)
    return {k: v for k, v in (found | {"since": since, "until": until}).items() if v}


def days_of(period: str) -> tuple[str, str]:
    """The first and last day of a week; of a day, month or year itself, as search takes it."""
    if "-W" not in period:
        return period, period
    year, _, week = period.partition("-W")
    if not (year.isdecimal() and week.isdecimal()):
        raise ArchiveError(f"{period}: no week; write one like 2024-W05")
    try:
        first = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        raise ArchiveError(f"{period}: no week; write one like 2024-W05") from None
    return first.isoformat(), (first + timedelta(6)).isoformat()
