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
STORY = "The harbour office said on {} that ferry {} to the northern island will sail again.\n\n"
STORY += "Its director thanked crew {}, who worked through the night, and named no other port. "
STORY += "He added that the timetable would be printed within days, and that {} fares stay.\n\n"
FOOT = "SHARE THIS\nRELATED ARTICLES\nA bridge\n3 COMMENTS\nLEAVE A REPLY\n© 2024 Harbour News\n"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def dump(size, run=0):
    """A page of about `size` characters: menu, story, foot. No two paragraphs are the same, nor
    are those of two runs: nothing is won by remembering a line."""
    story, left, number = [], size - len(MENU) - len(FOOT), 1_000_000 * run
    while left > 0:
        story.append(STORY.format(DAYS[number % 5], number, number, number))
        left -= len(story[-1])
        number += 1
    return (MENU + "A Ferry Sails Again\n\n" + "".join(story) + FOOT).encode()


def seconds(pages, pack):
    """Processor time of reading a page, the best of some like it."""
    best = float("inf")
    for raw in pages:
        begun = time.process_time()
        read_article(read_page(raw), pack)
        best = min(best, time.process_time() - begun)
    return best


def main():
    pack = load()
    pages = {
        "dump 10 kB": [dump(10_000, run) for run in range(40)],
        "dump 100 kB": [dump(100_000, run) for run in range(40, 44)],
        "dump 1 MB": [dump(1_000_000)],
        "dump 10 MB": [dump(10_000_000)],
        "one line 10 MB": [b"a word and more, " * 600_000],
        "lines 100,000": [b"a tiny line\n" * 100_000],
        "lines 1,000,000": [b"a tiny line\n" * 1_000_000],
    }
    seconds([dump(10_000, 99)], pack)
    figures = {}
    for name, made in pages.items():
        spent, raw = seconds(made, pack), made[0]
        figures[name] = round(1000 * spent / (len(raw) / 10_000), 2)
        print(
            f"{name:<18}{len(raw) / 1e6:8.2f} MB {spent:8.2f} s {figures[name]:8.2f} ms per 10 kB",
            flush=True,
        )
    print(json.dumps({"ms_per_10kb": figures}))


if __name__ == "__main__":
    main()
