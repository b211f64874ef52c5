"""How long it takes to clean a page: milliseconds per 10 kB, and whether it stays linear.

  python bench/clean_speed.py

Texts are made here; times are processor time, the best of some runs. The last line is JSON.
"""

import json
import time

from tealeaves.packs.load import load
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page

MENU = "Home\nNews\nOpinion\nSport\nLog in\n\n"
STORY = "The harbour office said on {} that the ferry to the northern island will sail again.\n\n"
STORY += "Its director thanked the crews, who worked through the night, and named no other port. "
STORY += (
    "He added that the timetable would be printed within days, and that fares stay as they are.\n\n"
)
FOOT = "SHARE THIS\nRELATED ARTICLES\nA bridge\n3 COMMENTS\nLEAVE A REPLY\n© 2024 Harbour News\n"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def dump(size):
    """A page of about `size` characters: menu, story, foot."""
    story, number = [], 0
    while sum(map(len, story)) < size - len(MENU) - len(FOOT):
        story.append(STORY.format(DAYS[number % 5]))
        number += 1
        if number == 200:
            story = story * max(1, size // sum(map(len, story)))
            break
    return (MENU + "A Ferry Sails Again\n\n" + "".join(story) + FOOT).encode()


def seconds(raw, pack, runs):
    """Processor time of reading one page, the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        read_article(read_page(raw), pack)
        best = min(best, time.process_time() - begun)
    return best


def main():
    pack = load()
    pages = {
        "dump 10 kB": (dump(10_000), 15),
        "dump 100 kB": (dump(100_000), 3),
        "dump 1 MB": (dump(1_000_000), 1),
        "dump 10 MB": (dump(10_000_000), 1),
        "one line 10 MB": (b"a word and more, " * 600_000, 1),
        "lines 100,000": (b"a tiny line\n" * 100_000, 1),
        "lines 1,000,000": (b"a tiny line\n" * 1_000_000, 1),
    }
    seconds(pages["dump 10 kB"][0], pack, 1)
    figures = {}
    for name, (raw, runs) in pages.items():
        spent = seconds(raw, pack, runs)
        figures[name] = round(1000 * spent / (len(raw) / 10_000), 2)
        print(
            f"{name:<18}{len(raw) / 1e6:8.2f} MB {spent:8.2f} s {figures[name]:8.2f} ms per 10 kB",
            flush=True,
        )
    print(json.dumps({"ms_per_10kb": figures}))


if __name__ == "__main__":
    main()
