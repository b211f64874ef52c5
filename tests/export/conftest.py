"""An archive of texts of our own making, with everything in it that an export can get wrong."""

import csv
import json

import pytest

from tealeaves.archive.store import Archive
from tealeaves.keep.add import Reader, add
from tealeaves.sources.record import Incoming, Where

NOW = "2026-01-02T03:04:05Z"
FLOOD = (
    "Envoys Visit Flood Area\n"
    "Pyongyang, July 30 (KCNA) -- An envoy of China and an envoy of Russia visited the flood area "
    "on Monday.\nHan Ryong Chol, vice-minister of Culture of the DPRK, met them and said, “China "
    "will send grain in August.”\nHe said that the two neighbours had offered rice, tents and "
    "boats, and that the work at the dikes would end before the harvest begins.\n"
)
PAGES = (
    ("a", "2024-07-30", "KCNA", FLOOD),
    # a near copy at another address
    ("b", "2024-07-31", "Minju Joson", FLOOD + "(From the wire)\n"),
    (
        "c",
        "2024-09-02",
        "KCNA",
        "=cmd() Is No Headline\nPyongyang, September 2 (KCNA) -- Japan should be careful, a "
        "spokesman for the Foreign Ministry of the DPRK said. Vietnam was not named.\n",
    ),
    (
        "d",
        "2024-11-05",
        "Rodong Sinmun",
        "<html><head><title>Notes &amp; news</title><script>var x = 'China';</script></head><body>"
        "<h1>Notes &amp; news</h1><p>The delegation of <b>Viet</b>nam and its guests &mdash; all "
        "of   them \u2014 left\nfor <a href='x'>Russia</a> on November 4. 평양에서 로씨야로.</p>"
        "<p>China was thanked by Han Ryong Chol, vice-minister of Culture.</p></body></html>",
    ),
    ("e", None, None, "A Note Without a Day\nCuba sent greetings to the DPRK.\n"),
    ("f", "2024-11-07", "KCNA", "조선중앙통신 보도\n조선로동당 대표단이 중국을 방문하였다.\n"),
)


@pytest.fixture(scope="session")
def archive_path(tmp_path_factory, lookup):
    path = tmp_path_factory.mktemp("export") / "desk.tea"
    with Archive.open(path, create=True) as archive:
        items = [item(*page) for page in PAGES]
        add(archive, items, Reader(lookup), NOW)
    return path


@pytest.fixture
def archive(archive_path):
    with Archive.open(archive_path, readonly=True) as opened:
        yield opened


def item(name, date, outlet, text):
    return Incoming(
        text.encode("utf-8"),
        Where("made.jsonl", "rows", name),
        url=f"https://example.org/{name}",
        date=date,
        outlet=outlet,
    )


def objects(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def cells(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
