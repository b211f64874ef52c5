"""A track as a Vega-Lite chart: lines, gaps where nothing is known, change points, no legend."""

from collections.abc import Sequence
from typing import Any

from tealeaves.show.track import FEW, MEASURES

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
UTC = {"type": "utc"}
LINES = 6  # keys drawn
WIDTH, HEIGHT = 760, 320
INK, GREY, MARK = "#1d1d1b", "#8a8a85", "#b4472a"
COLOURS = ("#1d1d1b", "#0f7b6c", "#5b5bd6", "#9a6700", "#a0326e", "#8a8a85")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 3])
AXIS = {"domainColor": GREY, "gridColor": "#e4e4de", "titleFontWeight": "normal"}
APART = 0.05  # of the height: the least between two names
NAMED = 4  # changes that are named in the picture


def to_vega(body: dict[str, Any], measure: str = "share") -> dict[str, Any]:
    """The specification of the chart, its data inside it."""
    keys = [key["key"] for key in body["keys"][:LINES]]
    names = {key["key"]: key["label"] for key in body["keys"][:LINES]}
    rows = [_point(row, measure) for row in body["rows"] if row["key"] in names]
    changed = [
        _mark(change, body["changes_in"]) for change in body["changes"] if change["key"] in names
    ]
    whose = f" of {body['of']['label']}" if body["of"] else ""
    if body["over"]:
        whose = f" {body['keys'][0]['label']} over {body['over']['label']}"
    return {
        "$schema": SCHEMA,
        "title": {
            "text": f"{body['track'].capitalize()}{whose}, {MEASURES[measure]} by {body['by']}",
            "subtitle": f"{body['from']} to {body['to']}, {body['texts']:,} texts",
            "anchor": "start",
        },
        "width": WIDTH,
        "height": HEIGHT,
        "config": {"font": "sans-serif", "view": {"stroke": None}, "axis": AXIS},
        "layer": [
            *_changes(changed),
            _lines(rows, [names[key] for key in keys], measure),
            _ends(rows, [names[key] for key in keys]),
        ],
    }


def _point(row: dict[str, Any], measure: str) -> dict[str, Any]:
    return {
        "period": row["period"],
        "day": first_day(row["period"]),
        "name": row["label"],
        "value": row[measure] if row["all_texts"] >= FEW else None,
        "texts": row["texts"],
        "of": row["all_texts"],
    }


def first_day(period: str) -> str:
    """The first day of a day, ISO week, month or year."""
    if "-W" in period:
        from datetime import date as Date

        year, week = period.split("-W")
        return Date.fromisocalendar(int(year), int(week), 1).isoformat()
    return period + "-01-01"[len(period) - 4 :] if len(period) < len("2024-01-01") else period


def _mark(change: dict[str, Any], measure: str) -> dict[str, Any]:
    way = "up" if change["after"][measure] > change["before"][measure] else "down"
    words = f"{change['label']} {way}, {change['date']} ({change['low']} to {change['high']})"
    low, high, day = change["low"], change["high"], change["date"]
    brief = f"{change['label']} {way}"
    return {"low": low, "high": high, "day": day, "words": words, "brief": brief}


def _changes(changed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if not changed:
        return []
    tip = {"field": "words", "type": "nominal"}
    named = {
        "data": {"values": [{**c, "top": 8 + 14 * n} for n, c in enumerate(changed[:NAMED])]},
        "mark": {"type": "text", "align": "right", "dx": -4, "color": MARK, "fontSize": 11},
        "encoding": {
            "x": _when("day"),
            "y": {"field": "top", "type": "quantitative", "scale": None},
            "text": {"field": "brief"},
        },
    }
    return [
        {
            "data": {"values": changed},
            "mark": {"type": "rect", "color": MARK, "opacity": 0.14},
            "encoding": {"x": _when("low"), "x2": {"field": "high"}},
        },
        {
            "data": {"values": changed},
            "mark": {"type": "rule", "color": MARK},
            "encoding": {"x": _when("day"), "tooltip": tip},
        },
        named,
    ]


def _when(field: str) -> dict[str, Any]:
    """A day on the axis: the same day wherever the chart is looked at."""
    axis = {"grid": False}
    return {"field": field, "type": "temporal", "title": None, "axis": axis, "scale": UTC}


def _lines(rows: list[dict[str, Any]], names: list[str], measure: str) -> dict[str, Any]:
    return {
        "data": {"values": rows},
        "mark": {"type": "line", "point": {"size": 18}, "invalid": "break-paths-show-domains"},
        "encoding": {
            "x": _when("day"),
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": MEASURES[measure],
                "axis": {"format": "%" if measure == "share" else "", "grid": True},
            },
            "color": _colour(names),
            "strokeDash": _told_apart(names, DASHES),
            "tooltip": [
                {"field": "name", "title": "key"},
                {"field": "period"},
                {"field": "texts", "title": "texts that have it"},
                {"field": "of", "title": "texts in all"},
            ],
        },
    }


def _ends(rows: list[dict[str, Any]], names: list[str]) -> dict[str, Any]:
    """The names at the ends of their lines."""
    last = {row["name"]: row for row in rows if row["value"] is not None}
    least = APART * max((row["value"] or 0 for row in rows), default=0)
    placed, below = [], -least
    for row in sorted(last.values(), key=lambda row: row["value"]):
        below = max(row["value"], below + least)
        placed.append({**row, "at": below})
    return {
        "data": {"values": placed},
        "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold"},
        "encoding": {
            "x": _when("day"),
            "y": {"field": "at", "type": "quantitative"},
            "text": {"field": "name"},
            "color": _colour(names),
        },
    }


def _colour(names: list[str]) -> dict[str, Any]:
    return _told_apart(names, COLOURS)


def _told_apart(names: list[str], looks: Sequence[Any]) -> dict[str, Any]:
    scale = {"domain": names, "range": list(looks[: len(names)])}
    return {"field": "name", "type": "nominal", "scale": scale, "legend": None}
