"""Gold readings from disk: three shapes of file, one value.

A state-media item (`gold` beside `text`), a page with its text file beside it (`page`), and the
older shape of a single page (`page.txt` in the same folder).
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tealeaves.errors import TealeavesError
from tealeaves.eval.pairing import pieces

Json = dict[str, Any]

BLOCS = frozenset(("NATO", "UN", "EU", "G7", "UN Command", "West"))
# Older names of kinds of signal, as pages write them.
OLD_KINDS = {
    "authority": "authority_level",
    "formulae_dropped": "formula_dropped",
    "order": "rank_order",
    "honorific_dropped": "title_choice",
}
LISTS = ("people", "statements", "events", "stance", "forecasts", "outlets")


class GoldError(TealeavesError):
    """A gold file is faulty: file, place in it, remedy."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One text with its gold reading. `None`: the shape does not hold that section."""

    id: str
    item: bool  # a state-media item, whose actors are spans and whose single values are given
    text: str
    date: str | None
    outlet: str | None
    values: Json  # genre, rung, dateline_place, dateline_date, audience, published
    people: list[Json]
    attendance: list[Json] | None
    outlets: list[Json]
    actors: dict[str, list[Any]]
    blocs: dict[str, list[Any]]
    statements: list[Json]
    dates: list[Json]
    events: list[Json]
    stance: list[Json]
    epithets: list[Json] | None
    formulas: list[Json]
    forecasts: list[Json]
    signals: list[Json]
    clean: Json | None


def load_gold(paths: Sequence[Path]) -> tuple[Gold, ...]:
    """Every gold reading in the files and folders named; other JSON in a folder is passed over."""
    found = []
    for path in paths:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        found += [gold for file in files if (gold := _load(file, named=file is path))]
    if not found:
        names = ", ".join(str(path) for path in paths)
        raise GoldError(f"{names}: no gold reading in it; name *.json files that hold 'people'")
    return tuple(found)


def _load(path: Path, named: bool) -> Gold | None:
    text = _read(path)
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise GoldError(
            f"{path}:{error.lineno}: not JSON ({error.msg.lower()}); mend it there"
        ) from None
    inner = whole.get("gold", whole) if isinstance(whole, dict) else None
    if not isinstance(inner, dict) or "people" not in inner:
        if named:
            raise GoldError(
                f"{path}: holds no 'people'; a gold reading needs that list, "
                "empty when there are none"
            )
        return None
    try:
        gold = _item(whole) if "gold" in whole else _page(path, whole)
        _check(path, gold, inner)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        what = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise GoldError(f"{path}: {what}; see the shapes in docs/eval.md") from None
    return gold


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise GoldError(f"{path}: {why}; check the path") from None


def _item(whole: Json) -> Gold:
    g = whole["gold"]
    line = g["dateline"]
    values = {
        "genre": g["genre"],
        "rung": g["authority"]["rung"],
        "dateline_place": line["place"],
        "dateline_date": line["date"],
        "audience": g["audience"]["value"],
    }
    return Gold(
        whole["id"],
        True,
        whole["text"],
        whole.get("date"),
        whole.get("source"),
        attendance=g["attendance_list"],
        blocs=g["blocs"],
        epithets=g["epithets"],
        formulas=[f["span"] for f in g["formulas"]],
        signals=g["readings"],
        actors={k: v for k, v in g["actors"].items() if k not in BLOCS | {"note"}},
        clean=g.get("clean"),
        **_common(g, values),
    )


def _page(path: Path, g: Json) -> Gold:
    name = g["page"]["name"] if "page" in g else path.parent.name
    text = _read(path.parent / (f"{name}.txt" if "page" in g else "page.txt"))
    codes = {k: v for k, v in g["actors"].items() if k != "note"}
    return Gold(
        name,
        False,
        text,
        None,
        None,
        attendance=None,
        epithets=None,
        blocs={k: v for k, v in codes.items() if k in BLOCS},
        actors={k: v for k, v in codes.items() if k not in BLOCS},
        formulas=list(g["readings"]["formulae"]),
        signals=list(_page_signals(g["readings"], g["people"])),
        clean=_with_paragraphs(g.get("clean"), text),
        **_common(g, {}),
    )


def _common(g: Json, values: Json) -> Json:
    dates = g["dates"]
    return {
        "values": {**values, "published": dates["reference_date"]["value"]},
        "dates": dates["expressions"],
        **{name: g[name] for name in LISTS},
    }


def _page_signals(readings: Json, people: list[Json]) -> Iterator[Json]:
    """A page lists its signals under their kinds, further ones under `also`."""
    for group in (readings, readings.get("also") or {}):
        for kind, found in group.items():
            if kind in ("formulae", "also") or found is None:
                continue
            for one in found if isinstance(found, list) else [found]:
                signal = {"evidence": one} if kind == "formulae_dropped" else dict(one)
                if kind == "title_withheld" and "evidence" not in signal:
                    signal["evidence"] = [
                        person["title_withheld"]
                        for person in people
                        if person.get("title_withheld")
                    ]
                yield {**signal, "kind": OLD_KINDS.get(kind, kind)}


def _with_paragraphs(clean: Json | None, text: str) -> Json | None:
    """The older shape tells only where the first and the last paragraph begin."""
    if clean is None or "paragraph_spans" in clean:
        return clean
    taken = pieces([clean["title"], *clean["headings"], *clean["captions"]])
    first = text.find("\n" + clean["first_paragraph_starts"])
    last = text.find("\n" + clean["last_paragraph_starts"]) + 1
    lines = [m for m in re.finditer(r"(?m)^\S.+$", text) if first <= m.start() <= last]
    free = [
        {"text": m.group(), "start": m.start(), "end": m.end()}
        for m in lines
        if not any(s < m.end() and m.start() < e for s, e in taken)
    ]
    return {**clean, "paragraph_spans": free if len(free) == clean["paragraphs"] else None}


def _check(path: Path, gold: Gold, inner: Json) -> None:
    """A span must say what the text says at its place."""
    for where, span in _spans(inner, "gold" if gold.item else ""):
        start, end = span["start"], span["end"]
        there = gold.text[start:end]
        if not 0 <= start < end <= len(gold.text):
            raise GoldError(
                f"{path}: {where}: {start}..{end} is outside the text of "
                f"{len(gold.text)} characters; correct start and end"
            )
        if there != span["text"]:
            raise GoldError(
                f"{path}: {where}: says {span['text'][:40]!r} but the text there is "
                f"{there[:40]!r}; correct start and end"
            )


def _spans(value: Any, where: str) -> Iterable[tuple[str, Json]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield where, value
        for key, each in value.items():
            yield from _spans(each, f"{where}.{key}".lstrip("."))
    elif isinstance(value, list):
        for n, each in enumerate(value):
            yield from _spans(each, f"{where}[{n}]")
