"""A short analysis of our own on Ruritania, an invented country, and what came of it."""

from tealeaves.archive.store import Archive
from tealeaves.keep.add import Reader, add
from tealeaves.ledger.entry import Entry, Revision
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.keep.made import NOW, page

ANALYSIS = (
    "Harbour Talks to Resume\n\n"
    "January 10, 2026\n\n"
    "Ruritania will likely open the harbour at Port Zenda in March 2026, said Anna Keller, "
    "a professor at the University of Hentzau.\n"
    "If the river floods, the talks could slip.\n"
    "North and south may find a new approach in time.\n"
)
REPORT = (
    "Harbour Opened at Port Zenda\n\n"
    "Strelsau, March 1 (RNA) -- President Rudolf Elphberg opened the new harbour at Port Zenda on "
    "Sunday.\nMany ships lay in the bay.\n"
)


def filled(path):
    """The path of an archive with both texts; the analysis is document 1, the report 2."""
    reader = Reader(Lookup(load()))
    items = [
        page(ANALYSIS, place="line 1", date="2026-01-10", outlet="Hentzau Review"),
        page(REPORT, place="line 2", date="2026-03-01", outlet="RNA"),
    ]
    with Archive.open(path, create=True) as archive:
        add(archive, items, reader, NOW)
    return path


def decided(number, percent, true, *, low=None, high=None, **facts):
    """An entry as it stands after its outcome."""
    start = Revision(1, NOW, "A", "enter", {"point": percent, "low": low, "high": high}, "")
    values = {
        "claim": f"claim {number}",
        "made_on": "2026-01-01",
        "point": percent,
        "low": low,
        "high": high,
        "status": "yes" if true else "no",
        "outcome": {"on": "2026-03-01", "evidence": {}},
        "history": (start,),
    }
    return Entry(id=f"h-{number}", **(values | facts))
