"""What all verbs share at the terminal: a console, and errors as one line."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from tealeaves.errors import TealeavesError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

PIPE_WIDTH = 98  # columns of a report that goes to no terminal


def console() -> "Console":
    """Standard output for people; NO_COLOR and COLUMNS are heeded."""
    from rich.console import Console

    told = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(highlight=False, markup=False, width=None if told else PIPE_WIDTH)


def table(*columns: str) -> "Table":
    """An empty table in the house's plain look."""
    from tealeaves.show.plain import plain

    return plain(*columns)


def remark(text: str) -> None:
    """A line on standard error."""
    print(text, file=sys.stderr)


@contextmanager
def said() -> Iterator[None]:
    """An error of ours ends the command with one line and exit code 1."""
    try:
        yield
    except TealeavesError as error:
        remark(f"tealeaves: {error}")
        raise typer.Exit(1) from None
