"""A reading as JSON, made ready for scoring: its blocks joined, its spans on the gold's text."""

import difflib
import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from tealeaves.contract import FORMAT
from tealeaves.eval.pairing import squash
from tealeaves.evidence import blanked, visible

Json = dict[str, Any]

LISTS = (
    "people",
    "attendance_list",
    "outlets",
    "statements",
    "dates",
    "events",
    "stance",
    "epithets",
    "formulas",
    "forecasts",
    "signals",
)
MAPS = ("actors", "blocs")
HEADS = ("source", "text", "article", "genre", "authority", "audience")
ARTICLE = frozenset("title heading paragraph list caption credit byline dateline".split())
_WORD = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);|\w+|[^\w\s]")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def prepared(reading: Json | None, text: str) -> Json:
    """The reading with every section there, its spans in characters of the gold's text."""
    given = {k: v for k, v in (reading or {}).items() if v is not None}
    if given.get("text", text) != text:
        given = _moved(given, text)
    empty: Json = {**{name: [] for name in LISTS}, **{name: {} for name in MAPS}}
    return {**empty, "article": {}, "authority": {}, "audience": {}, **given}


def words_of(value: Any) -> str:
    """The clean words of a span, a block or a bare string."""
    if isinstance(value, dict):
        return str(value.get("clean", value.get("text", "")))
    return str(value)


def blocks_of(reading: Json) -> list[Json]:
    """What is kept of the page: no chrome, no copies, parts joined to what they continue."""
    kept: list[Json] = []
    place: dict[int, int] = {}  # index of a block in the page, and in `kept`
    for n, block in enumerate(reading["article"].get("blocks") or []):
        if block["role"] not in ARTICLE or block.get("copy_of") is not None:
            continue
        piece = {"start": block["start"], "end": block["end"]}
        onto = place.get(block.get("part_of"))
        if onto is None:
            place[n] = len(kept)
            kept.append({**block, "pieces": [piece]})
            continue
        place[n] = onto
        whole = kept[onto]
        kept[onto] = {
            **whole,
            "clean": f"{words_of(whole)} {words_of(block)}",
            "pieces": [*whole["pieces"], piece],
        }
    return kept


def spans_in(value: Any) -> Iterator[Json]:
    """Every span of this text in a JSON value; one that names its page is of another text."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys() and "page" not in value:
            yield value
        for each in value.values():
            yield from spans_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from spans_in(each)


def faults(reading: Json, text: str | None = None) -> list[str]:
    """What breaks the contract: its head, spans that are not what they say, gaps between blocks."""
    found = [] if reading.get("format") == FORMAT else [f"format is not {FORMAT}"]
    found += [f"{key} is missing" for key in (*HEADS, *LISTS, *MAPS) if key not in reading]
    page = reading.get("text", "")
    is_html = (reading.get("source") or {}).get("media_type") == "text/html"
    rest = {key: value for key, value in reading.items() if key != "text"}
    for span in spans_in(rest):
        found += _span_fault(span, page, is_html)
    found += _gaps(
        (reading.get("article") or {}).get("blocks") or [], blanked(page) if is_html else page
    )
    if text is not None and reading.get("text") not in (None, text):
        found.append("its text is not the gold's; words aligned instead")
    return found


def _span_fault(span: Json, page: str, is_html: bool) -> list[str]:
    start, end = span["start"], span["end"]
    there = page[start:end]
    if not 0 <= start < end <= len(page):
        return [f"{start}..{end} is outside the text"]
    if (visible(there) if is_html else there) != span["text"]:
        return [f"{span['text'][:40]!r} but the text at {start} is {there[:40]!r}"]
    return [f"white space at an end of {there[:40]!r}"] if there != there.strip() else []


def _gaps(blocks: list[Json], page: str) -> list[str]:
    found, at = [], 0
    for block in [*blocks, {"start": len(page), "end": len(page)}]:
        between = page[at : block["start"]]
        if block["start"] < at:
            found.append(f"the block at {block['start']} overlaps the one before")
        elif between.strip():
            found.append(f"no block holds {squash(between)[:40]!r}")
        at = block["end"]
    return found


# ------------------------------------------------ a reading of other characters, the same words


def _moved(reading: Json, text: str) -> Json:
    """The reading with its spans carried over to a text that holds the same words in order."""
    source = reading["text"]
    is_html = (reading.get("source") or {}).get("media_type") == "text/html"
    mine, its = _tokens(blanked(source) if is_html else source, is_html), _tokens(text, False)
    matcher = difflib.SequenceMatcher(
        None, [w for w, _, _ in mine], [w for w, _, _ in its], autojunk=False
    )
    target = {
        a + n: its[b + n][1:] for a, b, size in matcher.get_matching_blocks() for n in range(size)
    }

    def carry(value: Any) -> Any:
        if isinstance(value, list):
            return [carry(each) for each in value]
        if not isinstance(value, dict):
            return value
        moved = {key: carry(each) for key, each in value.items()}
        if {"text", "start", "end"} <= value.keys() and "page" not in value:
            moved["start"], moved["end"] = _carried(value["start"], value["end"], mine, target)
        return moved

    return {key: value if key == "text" else carry(value) for key, value in reading.items()}


def _tokens(text: str, is_html: bool) -> list[tuple[str, int, int]]:
    return [
        ((html.unescape(m.group()) if is_html else m.group()).translate(_STRAIGHT), *m.span())
        for m in _WORD.finditer(text)
    ]


def _carried(
    start: int, end: int, tokens: list[tuple[str, int, int]], target: dict[int, tuple[int, int]]
) -> tuple[int, int]:
    """Where the first and the last matched word of a span went; (0, 0) when none did."""
    first = bisect_right(tokens, start, key=lambda token: token[2])
    last = bisect_left(tokens, end, key=lambda token: token[1])
    hits = [n for n in range(first, last) if n in target]
    if not hits:
        return 0, 0
    low, high = target[hits[0]][0], target[hits[-1]][1]
    low += _inside(tokens[hits[0]], target[hits[0]], start - tokens[hits[0]][1])
    high -= _inside(tokens[hits[-1]], target[hits[-1]], tokens[hits[-1]][2] - end)
    return low, max(low, high)


def _inside(token: tuple[str, int, int], place: tuple[int, int], by: int) -> int:
    """How far into a word a span begins or ends; nothing where the word has another length."""
    same = token[2] - token[1] == place[1] - place[0]
    return max(0, by) if same else 0
