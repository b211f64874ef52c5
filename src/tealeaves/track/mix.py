"""A plain explanation of a change: another mix of outlets, languages and kinds of text.

Each kind of text of an outlet keeps the share it had before the change, drawn towards the share of
all; what these would give with the mix after the change is what the mix alone explains.
"""

from datetime import date as Date
from datetime import timedelta

from tealeaves.archive.store import Archive
from tealeaves.archive.tables.days import Cell, cell_counts, cell_volume, terms_called
from tealeaves.track.changes import Change, Side
from tealeaves.track.series import Track

DRAWN = 5.0  # texts of the share of all that are added to each kind's own
MOST = 0.5  # of the difference: so much of it explained is worth a remark

NEAR = 91  # days on either side whose mix is taken

Counts = dict[Cell, int]


def mix_alone(archive: Archive, track: Track, change: Change) -> float | None:
    """The share that the mix of texts after the change would give without it.

    None where it is not told: of titles or names of one owner, of words searched for, of mentions,
    of rungs, which go with the kind of text, and of one key over another.
    """
    if track.owner is not None or not change.key.terms or track.ask.mentions:
        return None
    if track.ask.what.name == "rungs" or track.ask.over is not None:
        return None
    before, of_before = _counts(archive, track, change, _near(change.before, before=True))
    _, of_after = _counts(archive, track, change, _near(change.after, before=False))
    usual = sum(before.values()) / max(1, sum(of_before.values()))
    expected = sum(
        texts
        * (before.get(cell, 0) + DRAWN * usual)
        / (max(of_before.get(cell, 0), before.get(cell, 0)) + DRAWN)
        for cell, texts in of_after.items()
    )
    shift = expected / max(1, sum(of_after.values())) - usual
    return min(1.0, max(0.0, change.before.share + shift))


def explains(change: Change, alone: float | None) -> bool:
    """True where the mix gives half of the difference or more."""
    if alone is None:
        return False
    before, after = change.before.share, change.after.share
    return (alone - before) / (after - before) >= MOST


def _near(side: Side, *, before: bool) -> tuple[str, str]:
    """The quarter of a side that is nearest to the change."""
    first, last = Date.fromisoformat(side.since), Date.fromisoformat(side.until)
    if before:
        first = max(first, last - timedelta(NEAR))
    else:
        last = min(last, first + timedelta(NEAR))
    return first.isoformat(), last.isoformat()


def _counts(
    archive: Archive, track: Track, change: Change, when: tuple[str, str]
) -> tuple[Counts, Counts]:
    """Texts that have the key, and texts looked through, by outlet, language and kind."""
    connection, section = archive.connection, track.ask.what.section
    gaps = terms_called(connection, "not_read", section) if section else []
    unread = cell_counts(connection, [gap.id for gap in gaps], when, track.cut)
    of = {
        cell: texts - unread.get(cell, 0)
        for cell, texts in cell_volume(connection, when, track.cut).items()
    }
    return cell_counts(connection, change.key.terms, when, track.cut), of
