"""An empty table in the house's plain look."""

from rich.box import SIMPLE_HEAD
from rich.table import Table


def plain(*columns: str) -> Table:
    """A table with these heads and no rows yet."""
    return Table(*columns, box=SIMPLE_HEAD, pad_edge=False)
