"""Was the page cut rightly: title, headings, captions, paragraphs, and what must be gone."""

from collections.abc import Sequence
from typing import Any

from tealeaves.eval.pairing import by_half, closeness, pairs, pieces, squash
from tealeaves.eval.prediction import blocks_of, words_of
from tealeaves.eval.tally import Row, Tally

Json = dict[str, Any]


def score_cleaning(tally: Tally, clean: Json, ours: Json) -> None:
    """Add one page to the rows `clean.*`."""
    blocks = blocks_of(ours)
    titles = [_said(block) for block in _of(blocks, "title")]
    tally["clean.title"].count(1, len(titles), right=int(titles == [_said(clean["title"])]))
    _texts(tally["clean.headings"], clean["headings"], _of(blocks, "heading"))
    _texts(tally["clean.captions"], clean["captions"], _of(blocks, "caption"))
    running = _of(blocks, "paragraph", "list")
    if clean["paragraph_spans"] is not None:
        _texts(tally["clean.paragraphs"], clean["paragraph_spans"], running)
    _checks(tally["clean.checks"], clean, blocks, running, ours["article"].get("section"))


def _of(blocks: Sequence[Json], *roles: str) -> list[Json]:
    return [block for block in blocks if block["role"] in roles]


def _said(block: Json) -> str:
    """The words of a block; a paragraph cut in two has those of its pieces."""
    if "clean" not in block and "text" not in block and "pieces" in block:
        return squash(" ".join(words_of(piece) for piece in block["pieces"]))
    return squash(words_of(block))


def _texts(row: Row, gold: Sequence[Json], ours: Sequence[Json]) -> None:
    same = pairs(gold, ours, lambda g, p: _said(g) == _said(p))
    near = pairs(
        gold,
        ours,
        lambda g, p: by_half(pieces(g), pieces(p)),
        lambda g, p: closeness(pieces(g), pieces(p)),
    )
    row.count(len(gold), len(ours), exact=len(same), overlap=len(near))


def _checks(
    row: Row, clean: Json, blocks: Sequence[Json], running: Sequence[Json], section: str | None
) -> None:
    kept = "\n\n".join(words_of(block) for block in blocks)
    first, last = (words_of(running[0]), words_of(running[-1])) if running else ("", "")
    checks = [
        ("paragraph_count", len(running) == clean["paragraphs"]),
        ("first", first.startswith(clean["first_paragraph_starts"])),
        ("last", last.startswith(clean["last_paragraph_starts"])),
        ("section", section == clean["section"]),
    ]
    checks += [
        ("must_be_absent", bool(kept) and gone not in kept) for gone in clean["must_be_absent"]
    ]
    for name, right in checks:
        row.count(1, 1, right=int(right))
        row.share(name, right)
