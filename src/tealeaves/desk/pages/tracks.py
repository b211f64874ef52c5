"""Tracks: what the texts name over time, where that changed, and the texts behind each point."""

import csv
from functools import lru_cache
from importlib.util import find_spec
from io import StringIO
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Found, Query, search
from tealeaves.desk.ranking import state_of
from tealeaves.desk.recent import Recent
from tealeaves.desk.render import page
from tealeaves.desk.tracked import (
    MEASURES,
    NARROW,
    POINTS,
    SHOWN,
    Wanted,
    answer,
    cropped,
    texts_behind,
    wanted,
)
from tealeaves.errors import ArchiveError
from tealeaves.export.sinks import LINE_END, cell
from tealeaves.show.html import HATCH
from tealeaves.show.picture import to_png, to_svg
from tealeaves.show.track import by_key, sentence
from tealeaves.show.track_chart import first_day, to_vega
from tealeaves.show.track_lines import line, top_of
from tealeaves.track.ask import STEPS, WHATS
from tealeaves.track.report import table

BEHIND = 15  # texts behind a point that are named
COLUMNS = 18  # periods of the table: the latest ones that have a text
KINDS = {"svg": "image/svg+xml", "png": "image/png"}
FIGURES: Recent[dict[str, Any]] = Recent(32)
KEPT = {"cache-control": "private, max-age=60"}


def tracks_page(request: Request) -> Response:
    """A track: chart, its keys on one scale, its changes; the texts behind a point."""
    question = wanted(request.query_params)
    body = None if question.lacks else _body(request, question)
    return page(
        request, "tracks.html", "tracks",
        q=question, body=body, lacks=question.lacks, hatch=HATCH,
        whats=SHOWN, steps=STEPS, measures=MEASURES, narrowed=NARROW,
        owner=WHATS[question.what].owner, drawn=find_spec("vl_convert") is not None,
        **(_shown(request, question, body) if body else {}),
    )  # fmt: skip


def _shown(request: Request, question: Wanted, body: dict[str, Any]) -> dict[str, Any]:
    """What of a track the page draws."""
    opened = request.app.state.opened
    figures = FIGURES.get(
        (opened, question), state_of(opened.read()), lambda: _figures(question, body)
    )

    def behind(key: dict[str, Any], period: str | None = None) -> str:
        return "/search?" + urlencode(texts_behind(question, key, period))

    def point(key: dict[str, Any], period: str) -> str:
        return question.link(on=key["key"], at=period) + "#texts"

    texts_of = _texts(request, question, body)
    return {**figures, "behind": behind, "point": point, "texts_of": texts_of}


def _figures(question: Wanted, body: dict[str, Any]) -> dict[str, Any]:
    """The pictures of the keys, the table's cells, and the changes in words."""
    rows = by_key(body)
    days = [first_day(one["period"]) for one in body["periods"]]
    top = top_of(list(rows.values()), question.measure)
    changes: dict[str, list[dict[str, Any]]] = {}
    for change in body["changes"]:
        changes.setdefault(change["key"], []).append(change)
    periods = [one["period"] for one in body["periods"] if one["texts"]][-COLUMNS:]
    shown = frozenset(periods)
    return {
        "lines": [
            (key, line(rows[key["key"]], question.measure, top, days,
                       changes.get(key["key"], ()), key["label"]))
            for key in body["keys"]
        ],
        "periods": periods,
        "points": POINTS if len(body["periods"]) > POINTS else 0,
        "cells": {(r["key"], r["period"]): r for r in body["rows"] if r["period"] in shown},
        "changes": [(change, sentence(change, body["changes_in"])) for change in body["changes"]],
    }  # fmt: skip


def _texts(
    request: Request, question: Wanted, body: dict[str, Any]
) -> tuple[dict[str, Any], str, Found] | None:
    """The key and period that are pointed at, and the texts behind them."""
    on, at = request.query_params.get("on"), request.query_params.get("at", "")
    key = next((one for one in body["keys"] if one["key"] == on), None)
    if key is None or not any(one["period"] == at for one in body["periods"]):
        return None
    fields = texts_behind(question, key, at)
    text = fields.pop("q", "")
    query = Query(text, Filters(**fields), "date", BEHIND)
    return key, at, search(request.app.state.opened.read(), query)


def chart(request: Request) -> Response:
    """The chart as Vega-Lite; `usermeta` says where a click on a point leads."""
    question = wanted(request.query_params)
    body = cropped(_body(request, question))
    keys = {key["label"]: key["key"] for key in body["keys"]}
    lead = {"to": question.link(), "hash": "#texts", "keys": keys}
    return JSONResponse({**to_vega(body, question.measure), "usermeta": lead}, headers=KEPT)


def picture(request: Request) -> Response:
    """The chart drawn on the server. Raises ArchiveError where that is not installed."""
    question, kind = wanted(request.query_params), request.path_params["kind"]
    if kind not in KINDS:
        raise ArchiveError(f"{kind}: no kind of picture; there are {', '.join(KINDS)}")
    opened = request.app.state.opened
    drawn = _drawn(opened, question, state_of(opened.read()), kind)
    place = "attachment" if request.query_params.get("save") else "inline"
    named = {"content-disposition": f"{place}; filename=tealeaves-{question.what}.{kind}"}
    return Response(drawn, media_type=KINDS[kind], headers=named | KEPT)


@lru_cache(maxsize=16)
def _drawn(opened: Any, question: Wanted, state: tuple[int, int], kind: str) -> bytes:
    spec = to_vega(cropped(answer(opened, question, state)), question.measure)
    return to_svg(spec).encode() if kind == "svg" else to_png(spec)


def rows_file(request: Request) -> Response:
    """The rows as CSV, zeros too."""
    question = wanted(request.query_params)
    file = StringIO(newline="")
    rows = csv.writer(file, lineterminator=LINE_END)
    rows.writerows([cell(v) for v in row] for row in table(_body(request, question)))
    named = {"content-disposition": f"attachment; filename=tealeaves-{question.what}.csv"}
    raw = file.getvalue().encode("utf-8", "replace")
    return Response(raw, media_type="text/csv; charset=utf-8", headers=named)


def _body(request: Request, question: Wanted) -> dict[str, Any]:
    opened = request.app.state.opened
    return answer(opened, question, state_of(opened.read()))


ROUTES = (
    Route("/tracks", tracks_page),
    Route("/tracks.json", chart),
    Route("/tracks.csv", rows_file),
    Route("/tracks.{kind}", picture),
)
