"""Charts as pictures, drawn without a browser or a network (extra `brief`)."""

from typing import Any

from tealeaves.errors import ArchiveError

SCALE = 2.0  # pixels a point of a PNG


def to_svg(chart: dict[str, Any]) -> str:
    """A Vega-Lite chart as SVG. Raises ArchiveError where vl-convert is not installed."""
    return str(_drawn().vegalite_to_svg(chart))


def to_png(chart: dict[str, Any]) -> bytes:
    """The same as PNG."""
    return bytes(_drawn().vegalite_to_png(chart, scale=SCALE))


def _drawn() -> Any:
    try:
        import vl_convert
    except ImportError:
        raise ArchiveError(
            "pictures need the extra `brief`: pip install 'tealeaves[brief]'"
        ) from None
    return vl_convert
