"""Calibration as a chart: what was said against what came true, with its 90 % interval."""

from math import sqrt
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
SIZE = 360
INK, GREY, TEA = "#17191c", "#8a8a85", "#0a6152"
Z = 1.6449  # standard errors on either side of a 90 % interval


def to_vega(body: dict[str, Any]) -> dict[str, Any]:
    """The chart of a ledger's bands; those with too few forecasts hold a number alone."""
    rows = [_row(band, body["enough"]) for band in body["bands"] if band["n"]]
    said: dict[str, Any] = {"field": "said", "type": "quantitative", "title": "said, percent"}
    said["scale"] = {"domain": [0, 100]}
    came = {"field": "came", "type": "quantitative", "title": "came true, percent"}
    tip = {"field": "words", "type": "nominal"}
    point = {"x": said, "y": came, "tooltip": tip}
    span = {"x": said, "y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
    return {
        "$schema": SCHEMA,
        "title": {
            "text": "Calibration",
            "subtitle": f"n = {body['n']}; grey bars: 90 % intervals; under {body['enough']} "
            "forecasts a band shows its number alone",
            "anchor": "start",
        },
        "width": SIZE,
        "height": SIZE,
        "config": {"font": "sans-serif", "view": {"stroke": None}, "axis": {"domainColor": GREY}},
        "layer": [
            {
                "data": {"values": [{"said": 0, "came": 0}, {"said": 100, "came": 100}]},
                "mark": {"type": "line", "color": GREY, "strokeDash": [4, 4]},
                "encoding": {"x": said, "y": came},
            },
            _layer(rows, {"type": "rule", "color": GREY, "strokeWidth": 6, "opacity": 0.45}, span),
            _layer(rows, {"type": "point", "filled": True, "size": 80, "color": TEA}, point),
            {
                "data": {"values": rows},
                "mark": {"type": "text", "dx": 10, "align": "left", "color": INK},
                "encoding": {
                    "x": said,
                    "y": {"field": "at", "type": "quantitative"},
                    "text": {"field": "n", "type": "nominal"},
                },
            },
        ],
    }


def _layer(
    rows: list[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]
) -> dict[str, Any]:
    shown = [row for row in rows if row["came"] is not None]
    return {"data": {"values": shown}, "mark": mark, "encoding": encoding}


def _row(band: dict[str, Any], enough: int) -> dict[str, Any]:
    n, share = band["n"], band["share"]
    known = n >= enough
    middle = (band["low"] + band["high"]) / 2
    low, high = _wilson(share, n) if known else (None, None)
    return {
        "said": band["mean"] * 100 if known else middle,
        "came": share * 100 if known else None,
        "at": share * 100 if known else middle,
        "low": low,
        "high": high,
        "n": f"n = {n:g}",
        "words": f"{band['name']}: {band['true']:g} of {n:g}",
    }


def _wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's 90 % interval of a share, in percent."""
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return 100 * (middle - half), 100 * (middle + half)
