"""Two archives of one shape: in one every field is quiet words, in the other it tries more."""

from tealeaves.archive.records.identity import merge, split
from tealeaves.archive.records.log import append
from tealeaves.archive.records.saved import keep_search
from tealeaves.archive.store import Archive
from tealeaves.keep.add import Reader, add
from tealeaves.ledger import steps
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.keep.made import NOW, page

MARK = "zq"  # stands in every hostile value, so that it is found again on the pages
HOSTILE = (
    f"{MARK}\"'><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><a "
    "href=javascript:alert(4)>&lt;b&gt; &#x3c;i onclick=1&#x3e; &bogus; &#0; \u202etfel\u202c "
    "\u2066\u200b\ufeff{{ 7*7 }}{% raw %}</title></textarea></style></script><!-- ]]> `${1}`"
)
QUIET = "Quiet words that say no more than they say, and are as long as the others are in a line"
TITLES = (QUIET, HOSTILE)
ADDRESSES = ("javascript:alert(1)//" + MARK, f"data:text/html,<script>{MARK}</script>",
             f'https://news.example/"><script>{MARK}</script>', f"vbscript:{MARK}")  # fmt: skip
PLACES = ("Nampho", "Rason", "Wonsan", "Sinuiju")
DAYS = tuple(f"2024-09-{n:02}" for n in range(1, 1 + len(PLACES)))
WHO = "A"


def report(words, place, n):
    """A short report of ours with some words in its title and in its text."""
    return (
        f"Kim Jong Un Visits Port of {place}: {words}\n\n"
        f"Pyongyang, September {n} (KCNA) -- Kim Jong Un, general secretary of the Workers' Party "
        f"of Korea, visited the port of {place} with Choe Son Hui, foreign minister.\n"
        f'He said that the harbour "would serve {words}" for many years to come.\n'
        "The delegation of Laos will visit Pyongyang on November 4, 2024. China sent guests.\n"
    )


def build(path, words, addresses):
    """An archive in which every field that a stranger or a colleague fills has the words."""
    rows = [
        page(report(words, place, n), place=f"{words} {n}", source=f"{words}.jsonl", date=day,
             outlet=words, url=addresses[n % len(addresses)], id=f"{words}{n}", topics=(words,),
             title=words)
        for n, (place, day) in enumerate(zip(PLACES, DAYS, strict=True), 1)
    ]  # fmt: skip
    said = (
        f"What the Visits Say: {words}\n\nSeptember 20, 2024\n\nThe port will likely be enlarged "
        f"in 2025, said Anna Keller, a professor of {words}.\n"
    )
    rows.append(page(said, place="said", date="2024-09-20", outlet=words))
    with Archive.open(path, create=True) as archive:
        add(archive, rows, Reader(Lookup(load())), NOW)
        _decide(archive, words)
    return path


def _decide(archive, words):
    append(archive, words, NOW, "note", "document:1", {"text": words})
    split(archive, WHO, NOW, "choe-son-hui", (1,), words, words)
    merge(archive, words, NOW, f"~{' '.join(words.split()).casefold()}", "choe-son-hui", words)
    keep_search(archive, WHO, NOW, words, {"q": words, "outlet": words})
    entry = {"claim": words, "forecaster": words, "made_on": "2024-09-20", "until": "2024-09-21",
             "criterion": words, "topic": words}  # fmt: skip
    steps.enter(archive, words, NOW, "h-1", entry)
