"""The rules of each section: what is paired with what, and what else must agree to count."""

from collections.abc import Callable, Iterable
from typing import Any

from tealeaves.eval.gold import Gold
from tealeaves.eval.named import score_actors, score_people
from tealeaves.eval.pairing import (
    Pieces,
    Speakers,
    by_half,
    closeness,
    common,
    keys,
    name_key,
    pairs,
    pieces,
)
from tealeaves.eval.tally import Row, Tally

Json = dict[str, Any]
Place = Callable[[Json], Pieces]


def score_text(tally: Tally, gold: Gold, ours: Json) -> None:
    """Add one text to the tally; `ours` is a prepared reading."""
    _values(tally, gold, ours)
    score_people(tally, gold, ours)
    score_actors(tally, gold, ours)
    speakers = _speakers(gold, ours)
    _statements(tally, gold, ours, speakers)
    _dates(tally, gold, ours)
    _events(tally["events"], gold.events, ours["events"])
    _stance(tally["stance"], gold.stance, ours["stance"])
    _wordings(tally, gold, ours)
    _forecasts(tally["forecasts"], gold.forecasts, ours["forecasts"], speakers)
    _signals(tally["signals"], gold.signals, ours["signals"])


def _near(place: Place) -> tuple[Callable[[Json, Json], bool], Callable[[Json, Json], float]]:
    """Sharing a character, and how closely."""
    return (lambda g, p: common(place(g), place(p)) > 0, lambda g, p: closeness(place(g), place(p)))


def _same_place(found: Iterable[tuple[Json, Json]], place: Place) -> int:
    return sum(place(g) == place(p) for g, p in found)


def _evidence(finding: Json) -> Pieces:
    return pieces(finding.get("evidence"))


def _span(finding: Json) -> Pieces:
    return pieces(finding["span"])


# ------------------------------------------------ single values


def _values(tally: Tally, gold: Gold, ours: Json) -> None:
    line = ours["article"].get("dateline") or {}
    rung = ours["authority"].get("rung")
    said = {
        "genre": ours.get("genre"),
        "rung": rung,
        "dateline_place": line.get("place"),
        "dateline_date": line.get("date"),
        "audience": ours["audience"].get("value"),
        "published": (ours["article"].get("published") or {}).get("value"),
    }
    for section, value in gold.values.items():
        tally.value(section, value, said[section])
    if gold.item and isinstance(rung, list):
        tally["rung"].share("ranges", 1)


# ------------------------------------------------ statements


def _speakers(gold: Gold, ours: Json) -> Speakers:
    mine, its = [*gold.people, *gold.outlets], [*ours["people"], *ours["outlets"]]
    known = frozenset(name_key(one["name"]) for one in mine if one.get("name"))
    return Speakers([_all_names(one) for one in mine], [_all_names(one) for one in its], known)


def _all_names(one: Json) -> frozenset[str]:
    names = [one.get("name"), one.get("label"), *(one.get("name_forms") or [])]
    if not one.get("name"):
        titles = one.get("title_spans") or []
        names += [
            one.get("role"),
            *(one.get("titles") or []),
            *(title.get("canonical") or title["text"] for title in titles),
        ]
    return keys(names)


def _content(statement: Json) -> Pieces:
    return pieces([statement["content"], statement.get("also_content") or []])


def _statements(tally: Tally, gold: Gold, ours: Json, speakers: Speakers) -> None:
    for section, body in (("bodies", True), ("statements", False)):
        mine = [s for s in gold.statements if (s["kind"] == "body") == body]
        its = [s for s in ours["statements"] if (s.get("kind") == "body") == body]
        _said(tally[section], mine, its, speakers)


def _said(row: Row, gold: list[Json], ours: list[Json], speakers: Speakers) -> None:
    def half(g: Json, p: Json) -> bool:
        return by_half(_content(g), _content(p))

    def speaker(g: Json, p: Json) -> bool:
        return speakers.same(g["speaker"], p.get("speaker"))

    def close(g: Json, p: Json) -> float:
        return closeness(_content(g), _content(p))

    found = pairs(gold, ours, lambda g, p: half(g, p) and speaker(g, p), close)
    row.count(len(gold), len(ours), overlap=len(found), exact=_same_place(found, _content))
    alike = pairs(gold, ours, half, close)
    row.share("content_recall", len(alike), len(gold))
    row.share("content_precision", len(alike), len(ours))
    for g, p in alike:
        row.share("speaker", speaker(g, p))
        if g["kind"] != "body":
            row.share("kind", g["kind"] == p.get("kind"))
        _cue(row, g, p)


def _cue(row: Row, gold: Json, ours: Json) -> None:
    """By place where gold has one, else by word, either within the other."""
    if gold.get("cue_span"):
        row.share("cue", common(pieces(gold["cue_span"]), pieces(ours.get("cue_span"))) > 0)
    elif gold.get("cue"):
        cue, other = gold["cue"].lower(), (ours.get("cue") or "").lower()
        row.share("cue", bool(other) and (cue in other or other in cue))


# ------------------------------------------------ dates and events


def _dates(tally: Tally, gold: Gold, ours: Json) -> None:
    near, close = _near(pieces)
    its = [
        d
        for d in ours["dates"]
        if gold.item
        or not str(d.get("value")).endswith("_REF")
        or any(near(g, d) for g in gold.dates)
    ]  # vague words are not marked in pages
    found = pairs(gold.dates, its, near, close)
    same = [(g, p) for g, p in found if pieces(g) == pieces(p)]
    row = tally["dates"]
    row.count(len(gold.dates), len(its), overlap=len(found), exact=_same_value(same))
    row.share("extent_recall", len(same), len(gold.dates))
    row.share("extent_precision", len(same), len(its))
    row.share("value_of_overlapping", _same_value(found), len(found))


def _same_value(found: Iterable[tuple[Json, Json]]) -> int:
    return sum(g["value"] == p.get("value") for g, p in found)


def _events(row: Row, gold: list[Json], ours: list[Json]) -> None:
    near, close = _near(_evidence)

    def started(g: Json, p: Json) -> bool:
        return p.get("start") in (g.get("start"), *(g.get("also_start") or []))

    found = pairs(gold, ours, lambda g, p: near(g, p) and started(g, p), close)
    row.count(len(gold), len(ours), overlap=len(found), exact=_same_place(found, _evidence))
    alike = pairs(gold, ours, near, close)
    row.share("evidence_recall", len(alike), len(gold))
    row.share("start", len(found), len(alike))
    for g, p in alike:
        tense = g.get("tense") or ("future" if g.get("future") else "past")
        row.share("tense", tense == p.get("tense"))


# ------------------------------------------------ stance, wordings, forecasts, signals


def _triple(stance: Json) -> tuple[str, str, str]:
    return stance["from"], stance["to"], stance["sign"]


def _stance(row: Row, gold: list[Json], ours: list[Json]) -> None:
    near, close = _near(_evidence)
    mine, its = ({_triple(s) for s in side} for side in (gold, ours))
    row.count(len(mine), len(its), exact=len(mine & its))
    found = pairs(gold, ours, lambda g, p: _triple(g) == _triple(p) and near(g, p), close)
    row.share("evidence_recall", len(found), len(gold))


def _wordings(tally: Tally, gold: Gold, ours: Json) -> None:
    near, close = _near(_span)
    if gold.epithets is not None:
        found = pairs(
            gold.epithets,
            ours["epithets"],
            lambda g, p: g["target"] == p.get("target") and near(g, p),
            close,
        )
        tally["epithets"].count(
            len(gold.epithets),
            len(ours["epithets"]),
            overlap=len(found),
            exact=_same_place(found, _span),
        )
    mine, its = list(gold.formulas), [f["span"] for f in ours["formulas"]]
    near, close = _near(pieces)
    found = pairs(mine, its, near, close)
    tally["formulas"].count(
        len(mine), len(its), overlap=len(found), exact=_same_place(found, pieces)
    )


def _claim(forecast: Json) -> Pieces:
    return pieces(forecast["claim"])


def _forecasts(row: Row, gold: list[Json], ours: list[Json], speakers: Speakers) -> None:
    def half(g: Json, p: Json) -> bool:
        return by_half(_claim(g), _claim(p))

    def close(g: Json, p: Json) -> float:
        return closeness(_claim(g), _claim(p))

    found = pairs(
        gold, ours, lambda g, p: half(g, p) and g.get("kind", p.get("kind")) == p.get("kind"), close
    )
    row.count(len(gold), len(ours), overlap=len(found), exact=_same_place(found, _claim))
    alike = pairs(gold, ours, half, close)
    row.share("claim_recall", len(alike), len(gold))
    row.share("claim_precision", len(alike), len(ours))
    for g, p in alike:
        if "kind" in g:
            row.share("kind", g["kind"] == p.get("kind"))
        row.share("by", speakers.same(g["by"], p.get("by")))
        row.share("certainty", name_key(g["certainty"]) == name_key(p.get("certainty")))
        row.share("conditional", bool(g.get("conditional")) == bool(p.get("conditional")))


def _signals(row: Row, gold: list[Json], ours: list[Json]) -> None:
    near, close = _near(_evidence)

    def same(g: Json, p: Json) -> bool:
        if g["kind"] == "other":
            return near(g, p)
        return bool(g["kind"] == p.get("kind")) and (g["kind"] == "absence" or near(g, p))

    found = pairs(gold, ours, same, close)
    row.count(len(gold), len(ours), overlap=len(found), exact=_same_place(found, _evidence))
