"""What moved: change points of countries, formulas and people in the days of the brief."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tealeaves.archive.store import Archive
from tealeaves.brief.texts import Shelf
from tealeaves.brief.value import Item, Quote, item_id
from tealeaves.compare.facts import facts_of
from tealeaves.compare.feature import Feature
from tealeaves.compare.quoting import source_of, spans_of
from tealeaves.track.ask import ask_of, cut_of
from tealeaves.track.changes import Change, changes
from tealeaves.track.report import report
from tealeaves.track.series import track

TRACKED = {"countries": "country", "formulas": "formula", "people": "person"}
BACK = 365  # days before the brief that are looked at
MOST = 10
DRAWN = 4  # countries of the chart


def moved(archive: Archive, shelf: Shelf, since: str, until: str) -> list[Item]:
    """Changes whose day lies in the brief's, the surest first, with texts of both sides."""
    found: list[tuple[float, Item]] = []
    first = (date.fromisoformat(since) - timedelta(days=BACK)).isoformat()
    for name, kind in TRACKED.items():
        asked = track(archive, ask_of(name, "week", cut_of(first, until)))
        for change in changes(archive, asked).found:
            if since <= change.date <= until:
                item = _item(archive, shelf, change, kind)
                if item is not None:
                    found.append((change.p, item))
    return [item for _, item in sorted(found, key=lambda pair: (pair[0], pair[1].id))][:MOST]


def charts(archive: Archive, until: str) -> tuple[dict[str, Any], ...]:
    """The countries named most, week by week, up to a day; none where there is one week alone."""
    first = (date.fromisoformat(until) - timedelta(days=BACK)).isoformat()
    found = report(archive, ask_of("countries", "week", cut_of(first, until), most=DRAWN))
    weeks = [period for period in found["periods"] if period["texts"]]
    return (found,) if len(weeks) > 1 else ()


def _item(archive: Archive, shelf: Shelf, change: Change, kind: str) -> Item | None:
    quotes = tuple(_quotes(archive, shelf, change, kind))
    if not quotes:
        return None
    before, after = change.before, change.after
    way = "more" if after.share > before.share else "less"
    text = (
        f"{change.key.label} is in {way} texts since about {change.date}: {after.texts} of "
        f"{after.of} ({after.share:.0%}), before {before.texts} of {before.of} "
        f"({before.share:.0%})"
    )
    detail = f"day between {change.low} and {change.high}, p = {change.p:.2g}"
    if change.other_pace:
        detail += "; far more or fewer texts were kept from then on"
    return Item(item_id("moved", change.key.key, change.date), text, quotes, detail, change.bits)


def _quotes(archive: Archive, shelf: Shelf, change: Change, kind: str) -> Iterator[Quote]:
    parts = (change.key.key,)
    feature = Feature(kind, parts, change.key.label, parts)
    for side in (change.after, change.before):
        for text in side.examples:
            (facts,) = facts_of(archive.connection, [text.document])
            spans = spans_of(source_of(archive.connection, facts), feature)
            quotes = shelf.quotes(text.document, spans[:1])
            if quotes:
                yield quotes[0]
                break
