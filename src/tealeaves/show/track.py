"""A track in the terminal: the keys with a sparkline each, then what changed and in which texts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tealeaves.show.inert import inert
from tealeaves.show.naming import RUNGS, date_words
from tealeaves.show.sheet import Sheet, cut, pad

if TYPE_CHECKING:
    from rich.console import Console

SHOWN = 15  # keys in the table
FEW = 4  # texts of a step: fewer show nothing
WIDEST = 40  # cells of a sparkline
NAME = 26  # cells of a key's name
LEVELS = "▁▂▃▄▅▆▇█"
PLAIN_LEVELS = "_.-=+*%#"
UNKNOWN, PLAIN_UNKNOWN = "░", ":"
MEASURES = {
    "share": "share of texts",
    "n": "mentions",
    "texts": "texts",
    "per_article": "mentions per text",
}


def to_terminal(body: dict[str, Any], console: "Console", measure: str = "share") -> None:
    """Print a track, given as its JSON, by one of the MEASURES."""
    sheet = Sheet(console)
    _head(sheet, body, measure)
    if body["keys"] and body["texts"]:
        _table(sheet, body, measure)
        _changes(sheet, body)
        if "tiers" in body:
            _tiers(sheet, body["tiers"])
    _foot(sheet, body)


def _head(sheet: Sheet, body: dict[str, Any], measure: str) -> None:
    whose = f" of {inert(body['of']['label'])}" if body["of"] else ""
    if body["over"]:
        whose = f" {inert(body['keys'][0]['label'])} over {inert(body['over']['label'])}"
    name = f"{body['track'].capitalize()}{whose}, {MEASURES[measure]} by {body['by']}"
    sheet.row([], name, "bold", hang=0)
    only = [f"{name} {inert(value)}" for name, value in body["only"].items()]
    naming = " that name " + inert(body["of"]["label"]) if body["of"] else ""
    naming = " that name either (one that names both counts twice)" if body["over"] else naming
    span = f"{body['from']} to {body['to']}" if body["from"] else "no text in this time"
    facts = [span, *only, f"{body['texts']:,} texts{naming}, near copies once"]
    sheet.row([], " · ".join(facts), hang=0)
    gaps = sum(1 for period in body["periods"] if not period["texts"])
    few = sum(1 for period in body["periods"] if 0 < period["texts"] < FEW)
    if gaps or few:
        words = f"{gaps} {body['by']}s have no text, {few} fewer than {FEW}: {UNKNOWN}, not known"
        sheet.row([], words, "dim", hang=0)


def _table(sheet: Sheet, body: dict[str, Any], measure: str) -> None:
    width = min(WIDEST, max(8, sheet.width - NAME - 49), len(body["periods"]))
    shown, rows = _ordered(body)[:SHOWN], by_key(body)
    series = {key["key"]: values(rows[key["key"]], measure, width) for key in shown}
    sheet.rule(f"{len(shown)} of {len(body['keys'])}", "each line up to its own peak")
    head = f"{'peak':>6} {'texts':>7} {'share':>6}  first and last"
    sheet.line((" " * (NAME + 1 + width + 1), ""), (head, "dim"))
    for key in shown:
        name = pad(cut(inert(key["label"]), NAME), NAME)
        top = max((v for v in series[key["key"]] if v is not None), default=None)
        bars = f"{spark(series[key['key']], top or 0.0, sheet.rich)} {_figure(top, measure):>6}"
        share = "–" if key["share"] is None else f"{100 * key['share']:.1f}%"
        when = f"{key['first']} … {key['last']}" if key["first"] else "in no text"
        sheet.line((name, ""), (f" {bars} {key['texts']:>7,} {share:>6}  ", ""), (when, "dim"))


def _ordered(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The keys in order: rungs by the ladder, the highest first, all else by texts."""
    keys: list[dict[str, Any]] = body["keys"]
    if body["track"] != "rungs":
        return keys
    rank = {rung: n for n, rung in enumerate(RUNGS)}
    return sorted(keys, key=lambda key: rank.get(key["key"].split("/")[0], len(rank)))


Rows = Sequence[dict[str, Any]]


def by_key(body: dict[str, Any]) -> dict[str, Rows]:
    """Each key's rows in order of the periods."""
    found: dict[str, list[dict[str, Any]]] = {key["key"]: [] for key in body["keys"]}
    for row in body["rows"]:
        found[row["key"]].append(row)
    return dict(found)


def values(rows: Rows, measure: str, width: int) -> list[float | None]:
    """The rows in at most `width` steps; None: fewer than FEW texts were looked through.

    Neighbours are taken together where there are more: their texts are added up, or for mere
    counts the mean of their periods is taken.
    """
    steps = max(1, min(width, len(rows)))
    edges = [round(i * len(rows) / steps) for i in range(steps + 1)]
    return [_value(rows[a:b], measure) for a, b in pairwise(edges)]


def _value(rows: Rows, measure: str) -> float | None:
    read = [row for row in rows if row["all_texts"]]
    of = sum(row["all_texts"] for row in read)
    if of < FEW:
        return None
    counted = "n" if measure in ("n", "per_article") else "texts"
    total: int = sum(row[counted] for row in read)
    return total / (of if measure in ("share", "per_article") else len(read))


def spark(values: Sequence[float | None], top: float, rich: bool = True) -> str:
    """One character a value, on the scale to `top`; zero lowest, hatched where nothing is known."""
    levels, unknown = (LEVELS, UNKNOWN) if rich else (PLAIN_LEVELS, PLAIN_UNKNOWN)
    return "".join(unknown if v is None else levels[_level(v, top)] for v in values)


def _level(value: float, top: float) -> int:
    if not value or not top:
        return 0
    return max(1, min(len(LEVELS) - 1, round(value / top * (len(LEVELS) - 1))))


def _figure(value: float | None, measure: str) -> str:
    if value is None:
        return "–"
    return f"{100 * value:.0f} %" if measure == "share" else f"{value:,.4g}"


def _changes(sheet: Sheet, body: dict[str, Any]) -> None:
    tried = body["changes_tried"]
    right = f"{tried['keys']} keys tried; chance alone: {tried['by_chance']:g}"
    sheet.rule(f"Changes {len(body['changes'])}", right)
    for change in body["changes"]:
        sheet.row(
            [("↕ ", "bold red")], sentence(change, body["changes_in"]), "bold", right=_bits(change)
        )
        for words in _evidence(change):
            sheet.row([("  ", "")], words, "dim", hang=2)
    if thin := len(tried["thin"]):
        sheet.row([], f"{thin} keys are too thin to tell (few texts, or few that have them)", "dim")


def sentence(change: dict[str, Any], measure: str = "share") -> str:
    """A change in words, with its range and its counts."""
    before, after = change["before"], change["after"]
    way = "up" if after[measure] > before[measure] else "down"
    range_ = f" ({date_words(change['low'])} – {date_words(change['high'])})"
    if change["low"] == change["high"]:
        range_ = ""
    who, when = inert(change["label"]), date_words(change["date"])
    if measure == "per_article":
        return f"{when}{range_}: {who} {way} from {_rate(before)} to {_rate(after)}"
    return f"{when}{range_}: {who} {way} from {_part(before)} to {_part(after)}"


def _part(side: dict[str, Any]) -> str:
    return f"{100 * side['share']:.1f} % ({side['texts']:,} of {side['all_texts']:,} texts)"


def _rate(side: dict[str, Any]) -> str:
    return f"{side['per_article']:.2f} a text ({side['n']:,} in {side['all_texts']:,} texts)"


def _bits(change: dict[str, Any]) -> tuple[str, str]:
    return f"{change['bits']:.2f} bits", "dim"


def _evidence(change: dict[str, Any]) -> Iterator[str]:
    for name in ("before", "after"):
        side = change[name]
        texts = ", ".join(f"{t['document']} ({t['date']})" for t in side["examples"])
        yield f"{name}, {side['from']} to {side['to']}: {texts or 'no text has it'}"
    if change["other_pace"]:
        before, after = (change[name]["texts_a_day"] for name in ("before", "after"))
        yield f"may be the archive: it holds {before:g} texts a day before, {after:g} after"
    if change["mix_explains"]:
        share = 100 * change["mix_alone"]
        yield f"may be the mix of outlets and kinds of text: alone it would give {share:.1f} %"


def _tiers(sheet: Sheet, tiers: dict[str, Any]) -> None:
    cuts = ", ".join(
        f"tier {c['tier']} from {c['articles_a_year']:g} (top {100 * (1 - c['quantile']):.0f} %)"
        for c in tiers["cuts"]
    )
    sheet.rule("Tiers", "articles a year, a part-year scaled to the whole")
    about = f"quantiles of {tiers['formulas']} formulas over {tiers['years']:g} years: {cuts}"
    sheet.row([], about, "dim", hang=0)
    for row in tiers["rows"]:
        if row["tier"] is not None and row["tier"] <= len(tiers["cuts"]) - 2:
            scaled = f"{row['articles']} in {row['days']} days, {row['scaled']:g} a year"
            name = pad(cut(inert(row["key"]), NAME), NAME)
            sheet.line((f"{row['year']}  tier {row['tier']}  {name}  ", ""), (scaled, "dim"))


def _foot(sheet: Sheet, body: dict[str, Any]) -> None:
    sheet.blank()
    if body["undated"]:
        sheet.row([], f"{body['undated']:,} texts have no date and stand in no period", "dim")
    if body["too_coarse"]:
        words = f"{body['too_coarse']:,} texts are dated too coarsely for a {body['by']}"
        sheet.row([], words, "dim")
    if (left := body["known"] - body["read"]) > 0:
        sheet.row([], f"{left:,} rarer keys were not read: --top N or --key NAME", "dim", hang=0)
    elif (left := len(body["keys"]) - SHOWN) > 0:
        sheet.row([], f"{left:,} more keys: --json, --csv FILE or --key NAME", "dim", hang=0)
