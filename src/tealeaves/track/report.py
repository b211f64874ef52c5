"""A track as plain values: the JSON that is printed, and its rows."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from tealeaves.archive.store import Archive
from tealeaves.track.ask import Ask
from tealeaves.track.changes import Change, Changes, Side, changes
from tealeaves.track.mix import explains, mix_alone
from tealeaves.track.over import over
from tealeaves.track.segments import CUT, SHUFFLES
from tealeaves.track.series import Ints, Track, track
from tealeaves.track.tiers import QUANTILES, Tiers, tiers

COLUMNS = ("period", "key", "label", "n", "texts", "all_texts", "share", "per_article")
PLACES = 6  # of a share

Row = dict[str, Any]


def report(archive: Archive, ask: Ask) -> dict[str, Any]:
    """Everything there is to say about a track, as JSON. Raises ArchiveError for unknown names."""
    with archive.snapshot():
        other = None
        if ask.over is not None:
            found, other = over(archive, ask, ask.over)
        else:
            found = track(archive, ask)
        changed = changes(archive, found)
        alone = [mix_alone(archive, found, change) for change in changed.found]
        tiered = tiers(archive, found) if ask.what.name == "formulas" else None
    return {
        "track": ask.what.name,
        "by": ask.by,
        "from": found.periods[0] if found.periods else None,
        "to": found.periods[-1] if found.periods else None,
        "only": found.cut.narrow,
        "of": {"key": found.owner.key, "label": found.owner.label} if found.owner else None,
        "over": {"key": other.key, "label": other.label} if other else None,
        "texts": int(found.of.sum()),
        "undated": found.undated,
        "too_coarse": found.coarse,
        "known": found.known,
        "read": found.read,
        "keys": list(_keys(found)),
        "periods": _periods(found),
        "rows": list(rows(found)),
        "changes": [
            {
                **change_json(change),
                "mix_alone": mix and round(mix, PLACES),
                "mix_explains": explains(change, mix),
            }
            for change, mix in zip(changed.found, alone, strict=True)
        ],
        "changes_in": "per_article" if ask.mentions else "share",
        "changes_tried": _tried(changed),
        **({"tiers": _tiers(tiered)} if tiered else {}),
    }


def rows(found: Track) -> Iterator[Row]:
    """One row a key and period, key by key; COLUMNS names what stands in it.

    A share is null where the period has no text that was looked through: it is not known.
    """
    n, texts, of = (found.by_period(counts) for counts in (found.n, found.texts, found.of))
    shares, rates = _parts(texts, of), _parts(n, of)
    for i, key in enumerate(found.keys):
        columns = (n[i].tolist(), texts[i].tolist(), of.tolist(), shares[i], rates[i])
        for values in zip(found.periods, *columns, strict=True):
            period, *counted = values
            yield dict(zip(COLUMNS, (period, key.key, key.label, *counted), strict=True))


def _parts(counts: Ints, of: Ints) -> list[list[float | None]]:
    """Counts by what they are of; None where that is nothing."""
    parts = np.round(counts / np.maximum(of, 1), PLACES).astype(object)
    parts[:, of == 0] = None
    found: list[list[float | None]] = parts.tolist()
    return found


def _share(part: int, of: int) -> float | None:
    return round(part / of, PLACES) if of else None


def _keys(found: Track) -> Iterator[Row]:
    of = int(found.of.sum())
    for key, n, texts in zip(found.keys, found.n, found.texts, strict=True):
        met = texts.nonzero()[0]
        yield {
            "key": key.key,
            "label": key.label,
            "n": int(n.sum()),
            "texts": int(texts.sum()),
            "share": _share(int(texts.sum()), of),
            "first": found.days[met[0]] if len(met) else None,
            "last": found.days[met[-1]] if len(met) else None,
        }


def _periods(found: Track) -> list[Row]:
    of = found.by_period(found.of).tolist()
    return [{"period": p, "texts": n} for p, n in zip(found.periods, of, strict=True)]


def change_json(change: Change) -> Row:
    """A change point as JSON."""
    return {
        "key": change.key.key,
        "label": change.key.label,
        "date": change.date,
        "low": change.low,
        "high": change.high,
        "period": change.period,
        "before": _side(change.before),
        "after": _side(change.after),
        "p": change.p,
        "bits": round(change.bits, 2),
        "other_pace": change.other_pace,
    }


def _side(side: Side) -> Row:
    return {
        "from": side.since,
        "to": side.until,
        "n": side.n,
        "texts": side.texts,
        "all_texts": side.of,
        "share": round(side.share, PLACES),
        "per_article": round(side.rate, PLACES),
        "texts_a_day": round(side.pace, 2),
        "examples": [
            {"document": text.document, "date": text.date, "title": text.title}
            for text in side.examples
        ],
    }


def _tried(changed: Changes) -> Row:
    return {
        "keys": changed.tried,
        "by_chance": round(changed.by_chance, 2),
        "thin": [key.key for key in changed.thin],
        "p_at_most": CUT,
        "shuffles": SHUFFLES,
    }


def _tiers(found: Tiers) -> Row:
    return {
        "formulas": found.formulas,
        "years": round(found.years, 2),
        "cuts": [
            {"tier": tier, "quantile": quantile, "articles_a_year": round(cut, 1)}
            for tier, (quantile, cut) in enumerate(zip(QUANTILES, found.cuts, strict=True), 1)
        ],
        "rows": [
            {
                "key": cell.key,
                "year": cell.year,
                "articles": cell.articles,
                "days": cell.days,
                "scaled": None if cell.scaled is None else round(cell.scaled, 1),
                "tier": cell.tier,
            }
            for cell in found.cells
        ],
    }


def table(body: dict[str, Any]) -> Iterator[Sequence[Any]]:
    """The rows of a report under their heads, for CSV."""
    yield COLUMNS
    for row in body["rows"]:
        yield [row[name] for name in COLUMNS]
