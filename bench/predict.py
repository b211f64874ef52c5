"""Readings for the scorers: what docs/quality.md's commands are made with.

    uv run python bench/predict.py INPUTS OUT
    uv run python bench/predict.py ROWS.jsonl.gz OUT

INPUTS is a folder that `score.py … --inputs INPUTS` wrote; ROWS a set of rows with a dump or a
text, answered by its kind: cleaned text, time expressions, attributions.
Writes one contract JSON a text into the folder OUT, or one row a text into the file OUT.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tealeaves.contract import to_text
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page
from tealeaves.read.reading import read
from tealeaves.types import Article, Reading

LOOKUP = Lookup(load())


def article_of(raw: bytes, **known: Any) -> Article:
    return read_article(read_page(raw), LOOKUP.pack, **known)


def reading_of(raw: bytes, **known: Any) -> Reading:
    return read(article_of(raw, **known), LOOKUP)


def folder(inputs: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for row in map(json.loads, (inputs / "inputs.jsonl").read_text("utf-8").splitlines()):
        reading = reading_of(
            (inputs / row["file"]).read_bytes(), date=row["date"], outlet=row["outlet"]
        )
        (out / f"{row['id']}.json").write_text(to_text(reading), "utf-8")


def answers(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        if "dump" in row:
            yield {"id": row["id"], "text": article_of(row["dump"].encode()).view.text}
        elif "timex" in row:
            known = reading_of(row["text"].encode(), date=(row.get("dct") or "")[:10] or None)
            yield {
                "id": row["id"],
                "timex": [
                    {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value}
                    for t in known.dates or ()
                ],
            }
        else:
            yield {
                "id": row["id"],
                "attributions": [
                    {
                        "source": [[s.speaker_span.start, s.speaker_span.end]]
                        if s.speaker_span
                        else [],
                        "cue": [[s.cue_span.start, s.cue_span.end]] if s.cue_span else [],
                        "content": [[c.start, c.end] for c in (s.content, *s.also_content)],
                    }
                    for s in reading_of(row["text"].encode()).statements or ()
                    if s.kind != "body"
                ],
            }


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, out = map(Path, sys.argv[1:])
    if source.is_dir():
        folder(source, out)
        return
    with gzip.open(source, "rt", encoding="utf-8") as lines, out.open("w", encoding="utf-8") as to:
        for answer in answers(map(json.loads, lines)):
            print(json.dumps(answer, ensure_ascii=False), file=to)


if __name__ == "__main__":
    main()
