"""What a page foresees, as proposals: nothing enters the ledger before a person takes it up."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tealeaves.archive.kept import Kept, one
from tealeaves.archive.store import Archive
from tealeaves.errors import LedgerError
from tealeaves.evidence import around
from tealeaves.ledger.entry import lacking
from tealeaves.ledger.times import window_of, year_after

ID_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A forecast found on a page. `values`: what an entry would start from."""

    id: str
    certainty: str
    negated: bool
    rhetorical: bool
    values: dict[str, Any]

    @property
    def reason(self) -> str | None:
        """Why it could not be scored as it stands; None: it could."""
        v = self.values
        return lacking(v["criterion"], v["until"], v["point"])

    @property
    def suggested_until(self) -> str | None:
        """A year after it was said, where its source sets no date: ours, if an editor takes it."""
        made = self.values["made_on"]
        return None if self.values["until"] or not made else year_after(made)

    def to_json(self) -> dict[str, Any]:
        """The proposal for `tealeaves ledger propose --json`."""
        v = self.values
        odds = ("scale", "low", "point", "high")
        return {
            "id": self.id,
            "by": v["forecaster"],
            "affiliation": v["affiliation"],
            "outlet": v["outlet"],
            "made_on": v["made_on"],
            "kind": v["kind"],
            "word": v["word"],
            "certainty": self.certainty,
            "subject": v["about"],
            "horizon": v["horizon"],
            "since": v["since"],
            "until": v["until"],
            "deadline_basis": v["deadline_basis"],
            "suggested_until": self.suggested_until,
            "criterion": v["criterion"],
            "condition": v["condition"],
            "conditional": v["condition"] is not None,
            "negated": self.negated,
            "rhetorical": self.rhetorical,
            "probability": None if v["point"] is None else {key: v[key] for key in odds},
            "scorable": self.reason is None,
            "reason": self.reason,
            "document": v["document"],
            "claim": v["quote"],
        }


def proposals_of(kept: Kept) -> tuple[Proposal, ...]:
    """All that a document foresees, in its order. An id holds as long as the claim's words do."""
    seen: Counter[str] = Counter()
    found = []
    for item in kept.reading["forecasts"] or ():
        words = " ".join(item["claim"]["text"].split())
        seen[words] += 1
        name = sha256(f"{words}\n{seen[words]}".encode("utf-8", "surrogatepass")).hexdigest()
        found.append(_proposal(f"{kept.document.id}-{name[:ID_DIGITS]}", item, kept, words))
    return tuple(found)


def proposal(archive: Archive, id_: str) -> Proposal:
    """The proposal with this id. Raises LedgerError when no document of the archive makes it."""
    number = id_.partition("-")[0]
    found = proposals_of(one(archive.connection, int(number))) if number.isdecimal() else ()
    for known in found:
        if known.id == id_:
            return known
    raise LedgerError(f"{id_}: no such proposal; `tealeaves ledger propose` shows their ids")


def _proposal(id_: str, item: dict[str, Any], kept: Kept, words: str) -> Proposal:
    odds = item["probability"] or {}
    window = window_of(item["horizon"])
    document = kept.document
    dated = document.date if document.precision == "day" else None
    values = {
        "claim": words,
        "kind": item["kind"],
        "forecaster": item["by"],
        "affiliation": _affiliation(kept, item["by"]),
        "outlet": document.outlet,
        "made_on": dated,
        "about": item["subject"],
        "condition": (item["condition"] or {}).get("text"),
        "horizon": item["horizon"],
        "since": window and window[0],
        "until": window and window[1],
        "deadline_basis": "stated" if window else None,
        # a dated claim can be looked up as it is worded; without a date an editor says what counts
        "criterion": words if window else None,
        "word": item["certainty"],
        "scale": odds.get("scale"),
        "low": odds.get("low"),
        "point": odds.get("point"),
        "high": odds.get("high"),
        "document": document.id,
        "quote": quote_of(kept, item["claim"]["start"], item["claim"]["end"]),
    }
    return Proposal(id_, item["certainty"], item["negated"], item["rhetorical"], values)


def quote_of(kept: Kept, start: int, end: int) -> dict[str, Any]:
    """The page's own characters at a place, with their surroundings and the page's sha256."""
    page = kept.page
    return {
        "page": kept.document.sha256,
        "text": page[start:end],
        "start": start,
        "end": end,
        **around(page, start, end),
    }


def _affiliation(kept: Kept, name: str) -> str | None:
    """The first title or role that the page gives the one who says so."""
    for person in kept.reading["people"] or ():
        if person["name"] == name:
            titles: list[str | None] = [s["text"] for s in person.get("title_spans") or ()]
            return (titles or [person.get("role")])[0]
    return None
