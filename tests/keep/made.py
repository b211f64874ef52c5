"""Items of our own for the archive: short reports from Ruritania, an invented country.

The Korean ones are kept without being parsed, so that hundreds are added in a second.
"""

from tealeaves.sources.record import Incoming, Where

NOW = "2026-03-01T08:00:00.000000Z"
LATER = "2026-03-02T08:00:00.000000Z"

HARBOUR = (
    "Harbour Opened at Port Zenda\n\n"
    "Strelsau, March 1 (RNA) -- President Rudolf Elphberg opened the new harbour at Port Zenda on "
    "Sunday.\nHe said that the harbour would serve trade with China and Russia.\n"
    "The ambassador of China attended the ceremony.\n"
)


def page(text, place="line 1", source="rows.jsonl", kind="rows", **facts):
    """One incoming page."""
    return Incoming(text.encode("utf-8"), Where(source, kind, place), **facts)


def korean(number):
    """A short Korean report of our own, each with other words."""
    return page(
        f"제{number}호 항구 준공\n\n"
        f"루리타니아의 {number}번째 항구가 {number * 7}일 만에 준공되였다. "
        f"주민 {number * 13}명이 모임에 참가하였다.\n",
        place=f"line {number}",
        url=f"https://news.example/{number}",
        date="2026-03-01",
        outlet="RNA",
    )
