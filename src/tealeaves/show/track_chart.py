"""A track as a Vega-Lite chart: lines, gaps where nothing is known, change points, no legend."""

from typing import Any

from tealeaves.show.track import MEASURES

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
LINES = 6  # keys drawn
WIDTH, HEIGHT = 760, 320
INK, GREY, MARK = "#1d1d1b", "#8a8a85", "#b4472a"
COLOURS = ("#1d1d1b", "#0f7b6c", "#b4472a", "#5b5bd6", "#9a6700", "#8a8a85")


def to_vega(body: dict[str, Any], measure: str = "share") -> dict[str, Any]:
    """The specification of the chart, its data inside it."""
    keys = [key["key"] for key in body["keys"][:LINES]]
    names = {key["key"]: key["label"] for key in body["keys"][:LINES]}
    rows = [_point(row, measure) for row in body["rows"] if row["key"] in names]
    changed = [_mark(change) for change in body["changes"] if change["key"] in names]
    whose = f" of {body['of']['label']}" if body["of"] else ""
    return {
        "$schema": SCHEMA,
        "title": {
            "text": f"{body['track'].capitalize()}{whose}, {MEASURES[measure]} by {body['by']}",
            "subtitle": f"{body['from']} to {body['to']}, {body['texts']:,} texts",
            "anchor": "start",
        },
        "width": WIDTH,
        "height": HEIGHT,
        "config": {"font": "sans-serif", "view": {"stroke": None}, "axis": {"domainColor": GREY}},
        "layer": [
            *_changes(changed),
            _lines(rows, [names[key] for key in keys], measure),
            _ends(rows, [names[key] for key in keys], measure),
        ],
    }


def _point(row: dict[str, Any], measure: str) -> dict[str, Any]:
    return {
        "period": row["period"],
        "day": first_day(row["period"]),
        "name": row["label"],
        "value": row[measure] if row["all_texts"] else None,
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


def _mark(change: dict[str, Any]) -> dict[str, Any]:
    way = "up" if change["after"]["share"] > change["before"]["share"] else "down"
    words = f"{change['label']} {way}, {change['date']} ({change['low']} to {change['high']})"
    return {"low": change["low"], "high": change["high"], "day": change["date"], "words": words}


def _changes(changed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if not changed:
        return []
    day = {"field": "day", "type": "temporal"}
    tip = {"field": "words", "type": "nominal"}
    return [
        {
            "data": {"values": changed},
            "mark": {"type": "rect", "color": MARK, "opacity": 0.14},
            "encoding": {"x": {"field": "low", "type": "temporal"}, "x2": {"field": "high"}},
        },
        {
            "data": {"values": changed},
            "mark": {"type": "rule", "color": MARK},
            "encoding": {"x": day, "tooltip": tip},
        },
    ]


def _lines(rows: list[dict[str, Any]], names: list[str], measure: str) -> dict[str, Any]:
    return {
        "data": {"values": rows},
        "mark": {"type": "line", "point": {"size": 18}, "invalid": "break-paths-show-domains"},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "title": None},
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": MEASURES[measure],
                "axis": {"format": "%" if measure == "share" else "", "grid": True},
            },
            "color": _colour(names),
            "tooltip": [
                {"field": "name", "title": "key"},
                {"field": "period"},
                {"field": "texts", "title": "texts that have it"},
                {"field": "of", "title": "texts in all"},
            ],
        },
    }


def _ends(rows: list[dict[str, Any]], names: list[str], measure: str) -> dict[str, Any]:
    """The names at the ends of their lines."""
    last = {row["name"]: row for row in rows if row["value"] is not None}
    return {
        "data": {"values": list(last.values())},
        "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold"},
        "encoding": {
            "x": {"field": "day", "type": "temporal"},
            "y": {"field": "value", "type": "quantitative"},
            "text": {"field": "name"},
            "color": _colour(names),
        },
    }


def _colour(names: list[str]) -> dict[str, Any]:
    scale = {"domain": names, "range": list(COLOURS[: len(names)])}
    return {"field": "name", "type": "nominal", "scale": scale, "legend": None}
