"""`tealeaves packs`: check them, list them, show an entry."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from tealeaves.errors import PackError

Answer = TypeVar("Answer")

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The packs of knowledge: check them, list them, show an entry.",
)
AsJson = Annotated[bool, typer.Option("--json", metavar="", help="Print JSON.")]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--packs", metavar="DIR", help="A pack of your own, on top of the built-in ones."),
]


CHECK_HELP = """Find what is wrong with packs: file, line, remedy. Exit 1 when there is a fault.

\b
Examples:
  tealeaves packs check                      the built-in packs
  tealeaves packs check my-pack/             a pack of your own, every fault with its line
  tealeaves packs check my-pack/ --json      for other programs
"""
LIST_HELP = """Print the packs in force and what they hold.

\b
Examples:
  tealeaves packs list
  tealeaves packs list --packs my-pack/      with a pack of your own on top
"""
SHOW_HELP = """Print every entry with this id: what it says, its source, how sure it is.

\b
Examples:
  tealeaves packs show kim-jong-un           a person
  tealeaves packs show RUS --json            a country, for other programs
  tealeaves packs show ann-lee --packs my-pack/
"""


@app.command("check", help=CHECK_HELP)
def check_packs(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[DIR]...", help="Packs of your own; without any, the built-in."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Find what is wrong with packs: file, line, remedy. Exit 1 when there is a fault."""
    from tealeaves.packs.check import check

    report = _or_exit(lambda: check(folders or ()))
    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False))
    else:
        for complaint in report.complaints:
            typer.echo(str(complaint))
        warnings = len(report.complaints) - len(report.faults)
        typer.echo(
            f"{_some(report.entries, 'entry', 'entries')} in "
            f"{_some(report.packs, 'pack', 'packs')}: "
            f"{_some(len(report.faults), 'fault', 'faults')}, "
            f"{_some(warnings, 'warning', 'warnings')}"
        )
    raise typer.Exit(1 if report.faults else 0)


@app.command("list", help=LIST_HELP)
def list_packs(folders: Packs = None, as_json: AsJson = False) -> None:
    """Print the packs in force and what they hold."""
    from tealeaves.packs.browse import packs

    listed = _or_exit(lambda: packs(folders or ()))
    if as_json:
        typer.echo(json.dumps([asdict(pack) for pack in listed], ensure_ascii=False))
        return
    for pack in listed:
        counts = ", ".join(f"{n} {kind}" for kind, n in pack.entries.items())
        typer.echo(f"{pack.id} {pack.version}  {pack.name}  sha256 {pack.sha256[:12]}")
        typer.echo(f"  {pack.description}")
        typer.echo(f"  {counts}")


@app.command("show", help=SHOW_HELP)
def show_entry(
    key: Annotated[str, typer.Argument(metavar="ID", help="An id, such as kim-jong-un or RUS.")],
    folders: Packs = None,
    as_json: AsJson = False,
) -> None:
    """Print every entry with this id: what it says, its source, how sure it is."""
    from tealeaves.packs.browse import entry

    shown = _or_exit(lambda: entry(key, folders or ()))
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in shown], ensure_ascii=False))
        return
    for one in shown:
        typer.echo(f"[{one.kind}] {one.id}  ({one.at or 'written out from a template'})")
        for name, value in (*one.fields.items(), *one.proof.items()):
            words = " | ".join(value) if isinstance(value, (list, tuple)) else value
            typer.echo(f"  {name}: {words}")


def _or_exit(ask: Callable[[], Answer]) -> Answer:
    """The answer, or one line on standard error and exit 1."""
    try:
        return ask()
    except PackError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _some(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
