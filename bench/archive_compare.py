"""One text against its 30 precedents, beside unpacking the readings of these 30 alone."""

import json
import zlib
from typing import Any

from tealeaves.archive.store import Archive
from tealeaves.compare.compare import Comparison, compare
from tealeaves.compare.subject import subject_of
from timing import timed

BUDGET = 300.0  # ms
TRIED = 7  # texts, spread over the last years


def measure(archive: Archive, rounds: int) -> dict[str, Any]:
    """Each text's comparison; the rival only unpacks what a comparison without tables reads."""
    body = {"budget_ms": BUDGET, "texts": []}
    for document in _late(archive):
        ours = timed(lambda d=document: compare(archive, subject_of(archive, d)), rounds)
        found: Comparison = ours.answer
        ids = [p.document for p in found.choice.precedents]
        body["texts"].append(
            {
                **ours.to_json(),
                "precedents": len(ids),
                "features": len(found.contrast.scored),
                "unpacking": timed(lambda i=ids: _unpack(archive, i), rounds).to_json(),
            }
        )
    texts = sorted(body["texts"], key=lambda text: text["ms"])
    return {**texts[len(texts) // 2], "ms_range": [texts[0]["ms"], texts[-1]["ms"]], **body}


def _late(archive: Archive) -> list[int]:
    """English texts of the last tenth, at equal distances."""
    last = archive.connection.execute("SELECT max(document) FROM reading").fetchone()[0]
    step = max(1, last // (10 * TRIED))
    found = []
    for number in range(last - step * TRIED + 1, last + 1, step):
        row = archive.connection.execute(
            "SELECT reading.document FROM reading JOIN document ON document.id = reading.document "
            "WHERE document.id >= ? AND language = 'en' AND copy_of IS NULL "
            "ORDER BY reading.document LIMIT 1",
            (number,),
        ).fetchone()
        found += [row[0]] if row else []
    return found


def _unpack(archive: Archive, documents: list[int]) -> int:
    marks = ", ".join("?" * len(documents))
    rows = archive.connection.execute(
        f"SELECT reading.json FROM reading WHERE document IN ({marks})", documents
    )
    return sum(len(json.loads(zlib.decompress(body))) for (body,) in rows)
