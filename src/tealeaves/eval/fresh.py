"""Fresh readings of gold texts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tealeaves.contract import to_json
from tealeaves.eval.gold import Gold
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page
from tealeaves.read.reading import read

Json = dict[str, Any]


def read_now(
    golds: Sequence[Gold], packs: Sequence[Path], lookup: Lookup | None = None
) -> dict[str, Json]:
    """A fresh reading of each gold text, given the date and outlet of its record."""
    lookup = lookup or Lookup(load(list(packs)))
    found = {}
    for gold in golds:
        page = read_page(gold.text.encode("utf-8"), uri=f"{gold.id}.txt")
        article = read_article(page, lookup.pack, date=gold.date, outlet=gold.outlet)
        found[gold.id] = to_json(read(article, lookup))
    return found
