"""Does the page hold only the beginning of the article? Known by the gate below it."""

import re
from collections.abc import Mapping, Sequence

from tealeaves.knowledge import ChromeEntry
from tealeaves.page.furniture import chrome_kinds
from tealeaves.page.shape import ends_sentence
from tealeaves.spans import Span
from tealeaves.types import Block

STUB = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s?(?:read more|continue reading|more|\(more\))?\s?(?:→|»|>>)?$",
    re.I,
)


def find_truncation(
    blocks: Sequence[Block], chrome: Mapping[str, ChromeEntry]
) -> tuple[Span, ...] | None:
    """Evidence that the text is cut off: the gate's words, or a last sentence broken off.

    None where the article looks whole. A gate counts only below the text and near its end.
    """
    body = [
        i for i, b in enumerate(blocks) if b.role in ("paragraph", "list") and b.copy_of is None
    ]
    if not body:
        return None
    last = body[-1]
    after = blocks[last + 1 : last + 9]
    kinds = chrome_kinds([b.view.text for b in after], chrome)
    gates = tuple(b.span for b, kind in zip(after, kinds, strict=True) if kind == "gate")
    if gates:
        return gates[:2]
    text = blocks[last].view.text
    if STUB.search(text) and len(text) > 40 and len(body) <= 3:
        return (blocks[last].span,)
    if len(body) > 1 and _broken(text) and any(kind == "newsletter" for kind in kinds[:2]):
        return (blocks[last].span,)
    return None


def _broken(text: str) -> bool:
    return not ends_sentence(text) and text[-1].isalnum() and len(text.split()) >= 3
