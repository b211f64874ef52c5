"""The charts of a brief as pictures; where nothing can draw them, the limits say so."""

from typing import Any

from tealeaves.errors import ArchiveError
from tealeaves.show.picture import to_png, to_svg
from tealeaves.show.track_chart import to_vega

WIDTH, HEIGHT = 620, 200


def svgs(body: dict[str, Any]) -> list[str]:
    """Each chart as SVG; none without the extra `brief`."""
    try:
        return [to_svg(_chart(chart)) for chart in body["charts"]]
    except ArchiveError:
        return []


def pngs(body: dict[str, Any]) -> list[bytes]:
    """Each chart as PNG; none without the extra `brief`."""
    try:
        return [to_png(_chart(chart)) for chart in body["charts"]]
    except ArchiveError:
        return []


def caption(chart: dict[str, Any]) -> str:
    """What a chart shows, for those who cannot see it."""
    names = ", ".join(key["label"] for key in chart["keys"])
    return (
        f"Share of texts that name {names}, by {chart['by']}, {chart['from']} to {chart['to']}, "
        f"{chart['texts']:,} texts"
    )


def _chart(chart: dict[str, Any]) -> dict[str, Any]:
    return {**to_vega(chart), "width": WIDTH, "height": HEIGHT}
