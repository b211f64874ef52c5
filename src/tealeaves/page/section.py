"""The section of a page from the trail above its title: `Home > Politics > Korea`."""

import re
from collections.abc import Sequence

from tealeaves.page.furniture import letters
from tealeaves.types import Block

HOME = re.compile(r"^(?:home|start|startseite|inicio|accueil|홈|뉴스홈|главная)\b", re.I)
HERE = re.compile(r"^(?:you are here|sie sind hier|현재 위치)\s?:?\s?", re.I)
TRAIL = re.compile(r"\s*(?:>>|[>›»→/])\s*")
ENTRY = re.compile(r"\s*[|>›»→·•]\s*|\s{3,}")
GENERIC = frozenset(
    ("home", "news", "article", "articles", "story", "뉴스", "기사", "홈", "startseite", "start")
)


def find_section(blocks: Sequence[Block]) -> str | None:
    """What the navigation trail before the title calls the page's section, or None."""
    title = next((i for i, b in enumerate(blocks) if b.role == "title"), None)
    if title is None:
        return None
    name = letters(blocks[title].view.text)
    for block in reversed(blocks[max(0, title - 12) : title]):
        text = block.view.text
        if block.role == "chrome" and len(text) < 300 and (found := _section(text, name)):
            return found
    return _kicker(blocks[:title])


def _kicker(before: Sequence[Block]) -> str | None:
    """The short line right above the title, where it repeats an entry of the menu."""
    entries: dict[str, str] = {}
    for block in before[:-1]:
        if len(block.view.text) < 300:
            for entry in ENTRY.split(block.view.text):
                entries.setdefault(letters(entry), entry.strip())
    for block in reversed(before[-3:]):
        key = letters(block.view.text)
        if key in entries and key not in GENERIC and len(key.split()) <= 4 and key:
            return entries[key]
    return None


def _section(text: str, title: str) -> str | None:
    text = HERE.sub("", text)
    steps = [step for step in TRAIL.split(text) if step.strip()]
    if len(steps) >= 2:
        named = [s.strip() for s in steps if letters(s) not in GENERIC and not _begins(s, title)]
        # a trail names the section first and narrows down; the last narrower one says most in
        # Korean trails that start with the home page, the first one elsewhere
        return (named[-1] if HOME.match(steps[0].strip()) else named[0]) if named else None
    if not HOME.match(text):
        return None
    words = text.split()
    for i in range(2, min(len(words), 6)):
        if _begins(" ".join(words[i:]), title):
            return " ".join(words[1:i])
    return None


def _begins(text: str, title: str) -> bool:
    key = letters(text)
    return len(key) > 5 and (title.startswith(key) or key.startswith(title[:40]))
