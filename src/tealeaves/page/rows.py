"""Lines that are furniture by their shape alone: rows of entries, link marks, stubs, file names."""

import re
from collections.abc import Sequence

from tealeaves.page.shape import ends_sentence

# hit: © 2023 Port News   (c) 2025. Registered in   Copyright ⓒ 2024     miss: the copyright of 2019
COPYRIGHT = re.compile(
    r"\W{0,3}(?:\(c\)|©|ⓒ|copyright)[\s\W]{0,4}(?:ⓒ|\(c\))?[\s\W]{0,3}(?:by\s)?(?:19|20)\d\d", re.I
)
# hit: 12:40 CET -- 6 min read -- Listen -- Save     Home | News | Sport
SEPARATOR = re.compile(r"\s(?:--|>>|[|·•–—/>»›])\s|\s{3,}|\t")
SEPARATED = re.compile(r"--|>>|[|·•–—/>»›\t]|\s{3}")
FIRM = re.compile(r"\s(?:>>|[|·•»›])\s")  # no writer's dash among them
# hit: ▶ Why the ferry was late     ☞ See also     >> Older posts
LINK_MARK = re.compile(r"(?:[▶▷►☞👉]|>>|»|→)\s?\S")
# hit: ✉ THE BULLETIN, WEEKLY     👍 41 👎 3     ☰ Menu
PICTOGRAM = re.compile("[\U0001f300-\U0001faff☎✉☰♥♡★☆✚✆]\ufe0f?")
FILE_NAME = re.compile(r"\S{1,120}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)$", re.I)
# hit: — The Harbour Desk (@harbour) May 3, 2024      pic.example.com/x9
POSTED = re.compile(r"[—–-]\s.{2,60}\(@\w{2,30}\)|\bpic\.\w+\.\w+")
FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|\^)\s.{0,300}[↩↑]")
TEASER = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s{0,4}\(?(?:read\smore|continue\sreading|more|더보기)\)?\s?[→»>]{0,2}$",
    re.I,
)
LISTING = frozenset(("related", "related-line"))
LONGEST_ENTRY = 14  # words of one entry of a row


def shape_kind(text: str) -> str | None:
    """The kind of furniture that a line's shape shows, or None."""
    if COPYRIGHT.match(text):
        return "copyright"
    if LINK_MARK.match(text) or FILE_NAME.match(text) or FOOTNOTE.match(text):
        return "row"
    if TEASER.search(text) or POSTED.search(text):
        return "row"
    words = len(text.split())
    if words <= 12 and PICTOGRAM.match(text) and not ends_sentence(text):
        return "row"
    return "row" if SEPARATED.search(text) and _is_row(text) else None


def _is_row(text: str) -> bool:
    """Three entries or more, all short, or most very short between firm separators."""
    sizes = [len(entry.split()) for entry in SEPARATOR.split(text) if entry.strip()]
    if len(sizes) < 3:
        return False
    if max(sizes) <= 5:
        return True
    firm = len(FIRM.findall(text)) >= 2
    short = sum(size <= 5 for size in sizes)
    return firm and max(sizes) <= LONGEST_ENTRY and 2 * short >= len(sizes)


def spread(
    texts: Sequence[str], gaps: Sequence[int], kinds: Sequence[str | None]
) -> list[str | None]:
    """The kinds, where the lines right under the head of a link box are links as well."""
    out = list(kinds)
    open_box = False
    for i, text in enumerate(texts):
        if open_box and gaps[i] <= 1 and len(text) < 160 and not _is_prose(text):
            out[i] = out[i] or "row"
        elif kinds[i] in LISTING and len(text) < 40:
            open_box = True
        else:
            open_box = False
    return out


def _is_prose(text: str) -> bool:
    return ends_sentence(text) and len(text.split()) >= 8
