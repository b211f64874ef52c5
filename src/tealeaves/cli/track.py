"""`tealeaves track`: what an archive's texts name over time, and where that changed."""

import csv
import json as json_
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tealeaves.cli.options import ArchivePath, FromDay, Json, ToDay
from tealeaves.cli.shell import console, remark, said
from tealeaves.errors import ArchiveError
from tealeaves.whole import write_whole

if TYPE_CHECKING:
    from tealeaves.track.ask import Ask

COUNTS = {"share": "share", "n": "n", "texts": "texts", "per-article": "per_article"}
OF_MENTIONS = ("n", "per-article")
SCALE = 2.0  # pixels of a PNG for each of the chart's

EXAMPLES = """
\b
A share is of the texts of a period that were looked through, near copies counted once. A period
without any text has no share: it is not known, which is not 0.
Examples:
  tealeaves track countries --archive desk.tea
  tealeaves track countries --by week --key RUS --key CHN --archive desk.tea
  tealeaves track countries --key RUS --over CHN --archive desk.tea
  tealeaves track titles --person "Kim Jong Un" --archive desk.tea
  tealeaves track names --country KOR --from 2024-08 --archive desk.tea
  tealeaves track words --key flood --key '"hostile state"' --by week --archive desk.tea
  tealeaves track formulas --by year --json --archive desk.tea
  tealeaves track rungs --csv rungs.csv --svg rungs.svg --archive desk.tea
"""


def track_archive(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="countries, titles, formulas, rungs, people, topics, epithets, names (of a "
            "country), blocs, occasions or words.",
        ),
    ],
    archive: ArchivePath,
    by: Annotated[str, typer.Option("--by", help="day, week (ISO), month or year.")] = "month",
    since: FromDay = None,
    until: ToDay = None,
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="WHO", help="Whose titles, or of people: only this one."),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CODE", help="Whose names, or of countries: only it."),
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option("--key", "--only", metavar="NAME", help="Only this key; repeat it."),
    ] = None,
    over: Annotated[
        str | None,
        typer.Option(
            "--over", metavar="NAME", help="The one --key against this one: Russia over China."
        ),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="N", min=1, help="So many keys; as many as are quick."),
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME")] = None,
    genre: Annotated[str | None, typer.Option("--genre", metavar="KIND")] = None,
    rung: Annotated[str | None, typer.Option("--rung", metavar="RUNG")] = None,
    language: Annotated[
        str | None, typer.Option("--language", "--lang", metavar="CODE", help="As in en, ko.")
    ] = None,
    count: Annotated[
        str,
        typer.Option(
            "--count",
            help="What is shown: share, n, texts or per-article. Changes are looked for in the "
            "share, with n and per-article in mentions a text.",
        ),
    ] = "share",
    json: Json = False,
    csv_to: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the rows, zeros too.")
    ] = None,
    vega: Annotated[
        Path | None, typer.Option("--vega", metavar="FILE", help="Write a Vega-Lite chart.")
    ] = None,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Draw it (extra `brief`).")
    ] = None,
    png: Annotated[
        Path | None, typer.Option("--png", metavar="FILE", help="Draw it (extra `brief`).")
    ] = None,
) -> None:
    """Follow what texts name over time, with change points and how sure they are."""
    from tealeaves.archive.store import Archive
    from tealeaves.track.ask import cut_of
    from tealeaves.track.report import report

    with said():
        if count not in COUNTS:
            raise ArchiveError(f"--count {count}: unknown; there are {', '.join(COUNTS)}")
        narrow = {"outlet": outlet, "genre": genre, "rung": rung, "language": language}
        cut = cut_of(since, until, **narrow)
        ask = _ask(what, by, cut, (person, country), key)
        ask = replace(ask, most=top, mentions=count in OF_MENTIONS, over=over)
        with Archive.open(archive, readonly=True) as store:
            body = report(store, ask)
        _write(body, COUNTS[count], csv_to, vega, {"svg": svg, "png": png})
    if json:
        print(json_.dumps(body, ensure_ascii=False))
    elif not any((csv_to, vega, svg, png)):
        from tealeaves.show.track import to_terminal

        to_terminal(body, console(), COUNTS[count])


def _ask(
    what: str,
    by: str,
    cut: Any,
    whose: tuple[str | None, str | None],
    key: list[str] | None,
) -> "Ask":
    """The question: --person and --country say whose titles or names, else they are a key."""
    from tealeaves.track.ask import ask_of

    person, country = whose
    for option, value, fits in (
        ("--person", person, ("titles", "people")),
        ("--country", country, ("names", "countries")),
    ):
        if value is not None and what not in fits:
            raise ArchiveError(f"{option} goes with {' and '.join(fits)}, not with {what}")
    owner = person if what == "titles" else country if what == "names" else None
    alone = person if what == "people" else country if what == "countries" else None
    keys = [*(key or ()), *([alone] if alone else ())]
    return ask_of(what, by, cut, keys=keys, of=owner)


def _write(
    body: dict[str, Any],
    measure: str,
    csv_to: Path | None,
    vega: Path | None,
    drawn: dict[str, Path | None],
) -> None:
    """The files that are asked for, each said on standard error."""
    from tealeaves.show.track_chart import to_vega

    if csv_to:
        _saved(csv_to, _csv(body))
    if vega:
        _saved(vega, json_.dumps(to_vega(body, measure), ensure_ascii=False, indent=1).encode())
    for form, path in drawn.items():
        if path:
            _saved(path, _drawn(to_vega(body, measure), form))


def _csv(body: dict[str, Any]) -> bytes:
    from io import StringIO

    from tealeaves.export.sinks import LINE_END, cell
    from tealeaves.track.report import table

    file = StringIO(newline="")
    rows = csv.writer(file, lineterminator=LINE_END)
    rows.writerows([cell(value) for value in row] for row in table(body))
    return file.getvalue().encode("utf-8", "replace")


def _drawn(chart: dict[str, Any], form: str) -> bytes:
    try:
        import vl_convert
    except ImportError:
        raise ArchiveError(
            f"--{form} needs vl-convert-python; install it with `pip install 'tealeaves[brief]'`"
        ) from None
    if form == "svg":
        return str(vl_convert.vegalite_to_svg(chart)).encode()
    return bytes(vl_convert.vegalite_to_png(chart, scale=SCALE))


def _saved(path: Path, content: bytes) -> None:
    write_whole(path, content)
    remark(f"{path} written")


track_archive.__doc__ = (track_archive.__doc__ or "") + "\n" + EXAMPLES
