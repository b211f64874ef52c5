"""The verbs, and nothing else."""

from typing import Annotated

import typer

from tealeaves.cli.add import add_pages
from tealeaves.cli.archive import app as archive
from tealeaves.cli.brief import app as brief
from tealeaves.cli.calendar import show_calendar
from tealeaves.cli.check import check_page
from tealeaves.cli.compare import compare_page, list_precedents
from tealeaves.cli.demo import make_demo
from tealeaves.cli.desk import open_desk
from tealeaves.cli.eval import eval_gold
from tealeaves.cli.export import export_archive
from tealeaves.cli.ledger import app as ledger
from tealeaves.cli.options import one_name
from tealeaves.cli.packs import app as packs
from tealeaves.cli.pair import pair_pages
from tealeaves.cli.people import app as people
from tealeaves.cli.phrases import mine_phrases
from tealeaves.cli.read import read_pages
from tealeaves.cli.records import app as records
from tealeaves.cli.search import search_archive
from tealeaves.cli.today import show_today
from tealeaves.cli.track import track_archive
from tealeaves.cli.watch import watch_sources

app = typer.Typer(
    name="tealeaves",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "token_normalize_func": one_name},
    help="Read controlled (state) media: who is put first, what is left out, which words carry "
    "weight, each with its evidence.",
)
app.command("read")(read_pages)
app.command("add")(add_pages)
app.command("watch")(watch_sources)
# there --to is a format
app.command("export", context_settings={"token_normalize_func": str})(export_archive)
app.command("search", context_settings={"ignore_unknown_options": True})(search_archive)
app.command("precedents")(list_precedents)
app.command("compare")(compare_page)
app.command("pair")(pair_pages)
app.command("phrases")(mine_phrases)
app.command("track")(track_archive)
app.command("check")(check_page)
app.command("today")(show_today)
app.command("demo")(make_demo)
app.command("desk")(open_desk)
app.command("eval")(eval_gold)
app.command("calendar")(show_calendar)
app.add_typer(archive, name="archive")
app.add_typer(brief, name="brief")
app.add_typer(ledger, name="ledger")
app.add_typer(packs, name="packs")
app.add_typer(people, name="people")
app.add_typer(records, name="records")


def _version(asked: bool) -> None:
    if asked:
        from tealeaves import __version__

        typer.echo(f"tealeaves {__version__}")
        raise typer.Exit


@app.callback()
def tealeaves(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """Read controlled (state) media, with the evidence for every line."""
