"""A day's yield: what came in, what of it stands out, and how that compares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tealeaves.archive.came import BACK, Came, arrived, dated, earlier_days, moments
from tealeaves.archive.store import Archive
from tealeaves.errors import ArchiveError
from tealeaves.knowledge import Pack
from tealeaves.today.ordinary import Ordinary, ordinary
from tealeaves.today.reading import SHOWN, Read, Sum, own, read_day, sum_of
from tealeaves.today.waiting import Waiting, waiting

By = Literal["date", "arrival"]


@dataclass(frozen=True, slots=True)
class Today:
    """The whole answer."""

    day: str
    by: By
    zone: str
    came: tuple[Came, ...]
    unplaced: tuple[Came, ...]  # taken in on the day without a day of issue
    read: tuple[Read, ...]
    figures: Sum
    ordinary: Ordinary
    waiting: tuple[Waiting, ...]
    cut: tuple[str, ...]  # what a bound left out, a sentence each

    def to_json(self) -> dict[str, Any]:
        """The keys of `tealeaves today --json`."""
        shown = [one for one in self.read if one.body["signals"]]
        quiet = [one for one in self.read if not one.body["signals"]]
        others = [c for c in self.came if c.layer != "first_hand" and c.copy_of is None]
        return {
            "format": "tealeaves.today/1",
            "date": self.day,
            "by": self.by,
            "zone": self.zone,
            "outlets": sorted({c.outlet for c in self.came if c.outlet}),
            "came": len(self.came),
            "copies": sum(c.copy_of is not None for c in self.came),
            "undated": [_head(c) for c in self.unplaced],
            "second_hand": [_head(c) for c in others],
            **{k: v for k, v in self.figures.to_json().items() if k != "date"},
            "ranked": [_read(one) for one in shown],
            "nothing": [_quiet(one) for one in quiet],
            "ordinary": self.ordinary.to_json(),
            "waiting": [one.to_json() for one in self.waiting],
            "cut": list(self.cut),
        }


def today(archive: Archive, pack: Pack, day: str, *, by: By = "date", zone: str = "UTC") -> Today:
    """What came in on a day of the calendar, by day of issue or by arrival.

    A day of arrival runs from midnight to midnight in `zone`. Raises ArchiveError for an unknown
    zone.
    """
    since, until = _range(day, zone)
    came_in = arrived(archive.connection, since, until)
    unplaced = tuple(c for c in came_in if c.date is None or len(c.date) < 10)
    came = dated(archive.connection, day) if by == "date" else came_in
    read = read_day(archive, came)
    usual = _ordinary(archive, day, by, zone, came) if own(came) else Ordinary((), False, False)
    waits, more = waiting(archive, pack, day)
    cut = tuple(_cut(own(came), read, usual, more))
    figures = sum_of(day, came, read)
    return Today(day, by, zone, came, unplaced, read, figures, usual, waits, cut)


def _ordinary(archive: Archive, day: str, by: By, zone: str, came: Sequence[Came]) -> Ordinary:
    """Earlier days of the same media, by the same kind of day."""
    connection = archive.connection
    outlets = sorted({c.outlet for c in own(came) if c.outlet})
    if by == "date":
        every = earlier_days(connection, day, outlets)
    else:
        first = (date.fromisoformat(day) - timedelta(BACK)).isoformat()
        found = moments(connection, _range(first, zone)[0], _range(day, zone)[0])
        every = tuple(dict.fromkeys(_day_of(moment, zone) for moment in found))

    def came_on(one: str) -> list[Came]:
        every = dated(connection, one) if by == "date" else arrived(connection, *_range(one, zone))
        return [c for c in every if not outlets or c.outlet in outlets]

    return ordinary(archive, day, every, came_on)


def _day_of(moment: str, zone: str) -> str:
    """The day of a moment (UTC) in the zone."""
    return datetime.fromisoformat(f"{moment}+00:00").astimezone(ZoneInfo(zone)).date().isoformat()


def _range(day: str, zone: str) -> tuple[str, str]:
    """The first moment of the day and of the next one in the zone, as the archive writes them."""
    try:
        where = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ArchiveError(f"--zone {zone}: no such time zone; write one like Asia/Seoul") from None
    first = date.fromisoformat(day)
    ends = (datetime.combine(d, time(), where) for d in (first, first + timedelta(1)))
    low, high = (end.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") for end in ends)
    return low, high


def _cut(texts: Sequence[Came], read: Sequence[Read], usual: Ordinary, more: bool) -> list[str]:
    told = []
    if len(read) < len(texts):
        told.append(
            f"{len(texts)} texts came in, the {len(read)} of the rarest kinds were compared"
        )
    if usual.cut:
        told.append(f"only {len(usual.days)} earlier days were read")
    if more:
        told.append("not all texts of the open occasions were compared")
    return told


def _head(came: Came) -> dict[str, Any]:
    return {
        "id": came.document,
        "date": came.date,
        "outlet": came.outlet,
        "genre": came.genre,
        "title": came.title,
    }


def _read(one: Read) -> dict[str, Any]:
    signals = sorted(one.body["signals"], key=lambda s: -s["baseline"]["bits"])
    return {
        **_head(one.came),
        "bits": one.bits,
        "listed": len(signals),
        "features_tried": one.body["features_tried"],
        "precedents": len(one.body["precedents"]),
        "leave_one_out": one.body["leave_one_out"],
        "signals": signals[:SHOWN],
    }


def _quiet(one: Read) -> dict[str, Any]:
    """A text in which nothing stands out, with what can be counted in it alone."""
    counted = [s["statement"] for s in one.subject.source.reading["signals"] or ()]
    return {**_head(one.came), "why": one.body["why"], "counted": counted[:SHOWN]}
