"""Near copies: how many planted ones are found, and how many other texts are linked wrongly.

    uv run python bench/copies.py [kcna-2024.jsonl.gz]

Three samples: texts of an invented wire service in English and in Korean
(tests/archive/copies_sample.py) and, where its file is there, the archive of real agency texts.
Copies are planted as other outlets make them (tests/archive/plant.py), and look-alikes that are
none (tests/archive/lookalikes.py). The last line is JSON.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.archive.copies_sample import korean_wire, wire  # noqa: E402
from tests.archive.lookalikes import lookalikes  # noqa: E402
from tests.archive.plant import plant  # noqa: E402
from tests.archive.shelf import Shelf  # noqa: E402
from tests.shared import SHARED  # noqa: E402

from tealeaves.archive.versions.copies import Story, minhash_of  # noqa: E402

SEED = 2


def measure(name, stories):
    """Put all on a shelf, then ask for the original of every planted text."""
    shelf = Shelf()
    linked = 0
    started = perf_counter()
    for number, story in enumerate(stories):
        linked += shelf.original(story) is not None
        shelf.put(number, story)
    filed = perf_counter() - started
    full = [n for n, story in enumerate(stories) if story.text != story.title]
    texts = [stories[n] for n in full]
    tried, found, wrong = Counter(), Counter(), 0
    for index, change, copy in plant(texts, SEED):
        original = shelf.original(copy)
        tried[change] += 1
        found[change] += original == full[index]
        wrong += original not in (None, full[index])
    alike, mistaken = Counter(), Counter()
    for _, change, text in lookalikes(texts, SEED):
        alike[change] += 1
        mistaken[change] += shelf.original(text) is not None
    print(f"{name}: {len(stories)} texts, {linked} linked among themselves, {filed:.1f} s to file")
    for change in tried:
        print(f"  {change:20} {found[change]:5} of {tried[change]:5} found")
    for change in alike:
        print(f"  {change:20} {mistaken[change]:5} of {alike[change]:5} taken for copies")
    others = len(stories) + tried.total() + alike.total()
    return {
        "recall": round(found.total() / tried.total(), 4),
        "false_links": round((linked + wrong + mistaken.total()) / others, 4),
        "planted": tried.total(),
        "lookalikes": alike.total(),
    }


def signature_ms(stories):
    """Milliseconds of a signature for 300 words."""
    texts = [story.text for story in stories]
    words = sum(len(text.split()) for text in texts)
    started = perf_counter()
    for text in texts:
        minhash_of(text)
    return round((perf_counter() - started) * 1000 * 300 / words, 2)


def main():
    """Measure both samples and print."""
    own = wire(seed=1)
    figures = {
        "own": measure("invented wire", own),
        "korean": measure("the same in Korean", korean_wire(seed=1)),
        "signature_ms": signature_ms(own),
    }
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data" / "kcna-2024.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        real = [Story(r["text"] or r["headline"], r["headline"], "KCNA", r["date"]) for r in rows]
        figures["real"] = measure("agency texts", real)
        figures["signature_ms"] = signature_ms(real)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
