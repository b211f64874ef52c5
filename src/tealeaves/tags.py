"""HTML source cut into tags and text in linear time, by the contract's own notion of markup.

A comment, a whole script, style, noscript or template element, or `<` up to the next `>` is
markup; everything else is text that a reader sees. Hostile and unclosed markup is no error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HIDING = ("script", "style", "noscript", "template")
_HIDING_OPEN = re.compile(r"<(script|style|noscript|template)\b", re.I)
_HIDING_CLOSE = {name: re.compile(rf"</{name}\s*>", re.I) for name in HIDING}
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
ATTRIBUTE = re.compile(
    r"""([a-zA-Z][\w:.-]{0,40})(?:\s{0,20}=\s{0,20}("[^"]{0,4000}"|'[^']{0,4000}'|[^\s"'>]{1,2000}))?"""
)


@dataclass(frozen=True, slots=True)
class Tag:
    """Markup at characters `start..end`; `name` is empty for comments and the like."""

    start: int
    end: int
    name: str
    closing: bool
    whole: bool = False  # an element together with its hidden content


def tags_of(text: str) -> Iterator[Tag]:
    """All markup of a source, in order; what lies between is text."""
    at = 0
    gone: set[str] = set()  # closers that do not come any more: looked for once only
    while (at := text.find("<", at)) >= 0:
        tag = _tag_at(text, at, gone)
        if tag is None:
            at += 1
            if ">" in gone:
                # nothing but comments and hidden elements could close now, and they need a ">" too
                return
            continue
        yield tag
        at = tag.end


def _tag_at(text: str, at: int, gone: set[str]) -> Tag | None:
    if text.startswith("<!--", at) and "-->" not in gone:
        end = text.find("-->", at + 4)
        if end >= 0:
            return Tag(at, end + 3, "", False)
        gone.add("-->")
    hiding = _HIDING_OPEN.match(text, at)
    if hiding is not None and (name := hiding[1].lower()) in _HIDING_CLOSE and name not in gone:
        m = _HIDING_CLOSE[name].search(text, hiding.end())
        if m is not None:
            return Tag(at, m.end(), name, False, whole=True)
        gone.add(name)
    if ">" in gone:
        return None
    end = text.find(">", at + 1)
    if end < 0:
        gone.add(">")
        return None
    named = _NAME.match(text, at, end + 1)
    if named is None:
        return Tag(at, end + 1, "", False)
    return Tag(at, end + 1, named[2].lower(), bool(named[1]))


def attributes(source: str) -> dict[str, str]:
    """The attributes of a tag's source, names in lower case, references not decoded."""
    found: dict[str, str] = {}
    start = re.match(r"<[^\s/>]*", source)
    for m in ATTRIBUTE.finditer(source[:20_000], start.end() if start else 0):
        value = m[2] or ""
        if value[:1] in "\"'" and value:
            value = value[1:-1]
        found.setdefault(m[1].lower(), value)
    return found
