"""Today: what came in on a day, the most surprising first, beside what is coming."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tealeaves.archive.came import days_beside, refused_on
from tealeaves.archive.records import seen
from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Found, Query, search
from tealeaves.archive.store import Archive
from tealeaves.calendar.occasions import Occasion, occasions
from tealeaves.desk.day_items import Item, items_of
from tealeaves.desk.kept_readings import pack_of
from tealeaves.desk.pages.days import day_asked
from tealeaves.desk.ranking import Ranked, state_of
from tealeaves.desk.recent import Recent
from tealeaves.desk.render import page
from tealeaves.desk.writing import write
from tealeaves.ledger.due import due
from tealeaves.ledger.entry import entries
from tealeaves.show.html import HATCH

MOST = 200  # texts of a day that are listed
NARROWED = ("outlet", "genre", "rung", "country", "person")
SHOWN = ("all", "unread", "signals")
AHEAD = 45  # days in which occasions are looked for
NEXT, DUE = 5, 6  # occasions and forecasts that are named
OCCASIONS: Recent[tuple[Occasion, ...]] = Recent(32)


def today_page(request: Request) -> Response:
    """The texts of a day; of the latest one that has any, if none is named."""
    archive: Archive = request.app.state.opened.read()
    day = day_asked(request)
    ranked = request.app.state.ranking.of(day.isoformat(), start="rank" in request.query_params)
    before, after = days_beside(archive.connection, day.isoformat())
    return page(
        request, "today.html", "today",
        **_list(request, day, ranked),
        hatch=HATCH, before=before, after=after,
        coming=_coming(request, day), due=due(entries(archive).values(), day.isoformat())[:DUE],
        refused=refused_on(archive.connection, day.isoformat()),
    )  # fmt: skip


def ranked_part(request: Request) -> Response:
    """The list of the day as soon as it is ranked; until then a line that asks again."""
    day = day_asked(request)
    ranked = request.app.state.ranking.of(day.isoformat(), start=True)
    waiting = ranked.running or (ranked.body is None and ranked.why is not None)
    name = "today_wait.html" if waiting else "today_ranked.html"
    answer = page(request, name, "today", **_list(request, day, ranked))
    if not waiting:
        answer.headers["HX-Retarget"] = "#list"
    return answer


async def mark_read(request: Request) -> Response:
    """A text read, or unread again; back to the day it stands in."""
    form = await request.form()
    document, read = request.path_params["document"], form.get("read") == "1"
    await write(request, lambda archive, who, at: seen.mark(archive, who, at, document, read))
    return RedirectResponse(f"/?{form.get('back', '')}#d-{document}", 303)


def _list(request: Request, day: date, ranked: Ranked) -> dict[str, Any]:
    """What the list shows, with the filters that narrow it."""
    archive: Archive = request.app.state.opened.read()
    asked = request.query_params
    given = {name: asked[name] for name in NARROWED if asked.get(name)}
    show = asked.get("show") if asked.get("show") in SHOWN else "all"
    iso = day.isoformat()
    found = search(archive, Query("", Filters(iso, iso, **given), limit=MOST, facets=True))
    hits = [hit for hit in found.hits if hit.date == iso]
    read = seen.read_by(archive.connection, request.state.who, [hit.id for hit in hits])
    every = items_of(hits, ranked.body, read)
    shown = {
        "all": every,
        "unread": [one for one in every if one.unread],
        "signals": [one for one in every if one.signals],
    }

    def link(**changes: str | None) -> str:
        kept = {"date": iso, **given, "show": None if show == "all" else show} | changes
        return "/?" + urlencode({key: value for key, value in kept.items() if value})

    return {
        "day": iso, "words": _day_words(day), "ranked": ranked, "body": ranked.body,
        "items": shown[str(show)], "counts": {key: len(of) for key, of in shown.items()},
        "show": show, "given": given, "facets": _facets(found), "link": link,
        "back": link()[2:], "left": max(0, found.total - MOST), "narrowed": NARROWED,
        "most": _most(every),
    }  # fmt: skip


def _most(items: list[Item]) -> float:
    """The end of the scale of bits: 4, or 6 where any is over 4."""
    return 6.0 if any((one.bits or 0) > 4 for one in items) else 4.0


def _facets(found: Found) -> dict[str, tuple[tuple[str, int], ...]]:
    return {f.name: f.values[:8] for f in found.facets or () if f.name in NARROWED and f.values}


def _day_words(day: date) -> dict[str, Any]:
    return {"weekday": f"weekday-{day.weekday()}", "y": day.year, "m": day.month, "d": day.day}


def _coming(request: Request, day: date) -> tuple[Occasion, ...]:
    """The next occasions, those on which the archive has earlier texts if there are any."""
    state = request.app.state
    archive: Archive = state.opened.read()

    def made() -> tuple[Occasion, ...]:
        pack, until = pack_of(state.settings.packs), day + timedelta(days=AHEAD)
        found = occasions(archive.connection, pack, day, until, asked=day)
        return (tuple(one for one in found if one.precedents) or found)[:NEXT]

    return OCCASIONS.get((state.opened, state.settings.packs, day), state_of(archive), made)


ROUTES = (
    Route("/", today_page),
    Route("/today/ranked", ranked_part),
    Route("/read/{document:int}", mark_read, methods=["POST"]),
)
