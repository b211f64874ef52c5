import pytest

from tealeaves.archive.store import Archive
from tealeaves.brief.build import Scope, build
from tealeaves.keep.add import Reader, add
from tealeaves.ledger import steps
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.keep.made import NOW, korean, page

# Plain facts and made-up visits in our own words, from an outlet that the pack knows.
VISITS = ("Nampho", "Rason", "Wonsan", "Sinuiju", "Haeju", "Kaesong", "Hamhung", "Kanggye")
WHO = "A. Analyst"


def report(place, day, guests="China sent guests."):
    return (
        f"Kim Jong Un Visits Port of {place}\n\n"
        f"Pyongyang, {day} (KCNA) -- Kim Jong Un, general secretary of the Workers' Party "
        f"of Korea, visited the port of {place}.\nHe said that the harbour of {place} would serve "
        f"the prosperity of the region for many years to come.\n{guests}\n"
    )


ANALYSIS = (
    "What the Port Visits Say\n\nSeptember 20, 2024\n\n"
    "KCNA put China first and did not mention Russia at all. "
    "The delegation of Laos will visit Pyongyang on November 4, 2024. "
    "The port will likely be enlarged in 2025, said Anna Keller, a professor.\n"
)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("brief") / "made.tea"
    rows = [
        page(report(place, f"September {n}"), place=f"line {n}", date=f"2024-09-0{n}",
             outlet="KCNA", url=f"https://news.example/{n}_a")
        for n, place in enumerate(VISITS, 1)
    ]  # fmt: skip
    guests = "Russia and Vietnam sent guests."
    rows += [
        page(report("Chongjin", "September 18", guests), place="line 18", date="2024-09-18",
             outlet="KCNA"),
        page(ANALYSIS, place="line 20", date="2024-09-20", outlet="Hentzau Review"),
    ]  # fmt: skip
    with Archive.open(path, create=True) as archive:
        add(archive, rows, Reader(Lookup(load())), NOW)
        add(archive, [korean(7)], Reader(Lookup(load())), NOW)
        steps.enter(
            archive,
            WHO,
            NOW,
            "h-1",
            {"claim": "x", "forecaster": "Keller", "made_on": "2024-09-20", "until": "2024-09-21",
             "document": 10, "quote": {"text": "", "start": 44, "end": 60}},
        )  # fmt: skip
    return path


@pytest.fixture
def pack():
    return load()


@pytest.fixture
def brief(archive, pack):
    return build(archive, pack, Scope("2024-09-10", "2024-09-30", "2024-10-01"))
