"""`tealeaves eval`: how well readings agree with a person's own gold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tealeaves.cli.options import PackDirs
from tealeaves.cli.shell import said

if TYPE_CHECKING:
    from tealeaves.eval.gold import Gold

EXAMPLES = """
\b
Examples:
  tealeaves eval gold/                       read every gold text, print a table
  tealeaves eval gold/ --json > figures.json
  tealeaves eval gold/ --pred readings/      score readings made before
"""


def eval_gold(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD…", help="Gold files, or folders of them.")
    ],
    pred: Annotated[
        Path | None,
        typer.Option(
            "--pred",
            metavar="DIR",
            help="Readings already made (ID.json), instead of reading each gold text now.",
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", metavar="", help="Print the figures as one JSON object.")
    ] = False,
    packs: PackDirs = None,
) -> None:
    """Score readings against gold: a row for each section, exact and overlap side by side."""
    from tealeaves.eval.gold import load_gold
    from tealeaves.eval.run import ready_readings, score_all
    from tealeaves.eval.table import as_json, as_table

    with said():
        golds = load_gold(gold)
        readings = ready_readings(golds, pred) if pred else _read_now(golds, packs or [])
        figures = score_all(golds, readings)
    typer.echo(as_json(figures) if json else as_table(figures))


def _read_now(golds: "tuple[Gold, ...]", packs: list[Path]) -> dict[str, dict[str, Any]]:
    from tealeaves.eval.fresh import read_now

    return read_now(golds, packs)


eval_gold.__doc__ = (eval_gold.__doc__ or "") + "\n" + EXAMPLES
