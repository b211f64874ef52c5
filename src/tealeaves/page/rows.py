"""Lines that are furniture by their shape alone: rows of entries, link marks, stubs, file names."""

import re
from collections.abc import Sequence

from tealeaves.page.shape import MONTHS, ends_sentence

# hit: © 2023 Port News   (c) 2025. Registered in   Copyright ⓒ 2024     miss: the copyright of 2019
COPYRIGHT = re.compile(
    r"\W{0,3}(?:\(c\)|©|ⓒ|copyright)[\s\W]{0,4}(?:ⓒ|\(c\))?[\s\W]{0,3}(?:by\s)?(?:19|20)\d\d", re.I
)
# hit: 12:40 CET -- 6 min read -- Listen -- Save     Home | News | Sport
SEPARATOR = re.compile(r"\s(?:--|>>|[|·•–—/>»›])\s|\s{3,}|\t")
ALONE = frozenset(("--", ">>", *"|·•–—/>»›"))
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
# hit: March 16, 2023: the two meet in Tokyo     24 June - the column turns back    14:05 BST
DATED_ENTRY = re.compile(
    rf"(?:(?:{MONTHS})\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s(?:{MONTHS})\.?(?:,?\s\d{{4}})?"
    r"|(?:19|20)\d\d)\s?(?::|[–—-](?=\s))\s?\S|\d{1,2}[:.]\d\d\s?(?:[ap]m|[A-Z]{2,4})?$",
    re.I,
)
# hit: USD/RUB 92.14 +0.35%     Founded: 1975     0:00 0:02:41 0:00    miss: 250 soldiers were shot
FIGURE_ENTRY = re.compile(
    r"[^.!?]{1,24}\s[+-]?\d[\d.,]*\s[+−-]?\d[\d.,]*\s?%?$"
    r"|[A-Z][\w ]{1,24}:\s[$€£]?\d[\d.,]*(?:\s?\w{1,9})?$"
    r"|(?:\d{1,2}(?::\d\d){1,2}\s?){2,4}$"
)
# hit: Item 1 of 3 The bridge at dawn. WIRE/A. Painter     [1/3] The bridge at dawn
PICTURE_ROW = re.compile(r"Item\s\d{1,2}\sof\s\d{1,2}\s|\[\d{1,2}/\d{1,2}\]\s?\S")
# hit: (iframe: https://player.example/1)
EMBED = re.compile(r"[(\[](?:image|iframe|embed|video|audio):\s?[^()\[\]\s]{1,200}[)\]]$", re.I)
LISTING = frozenset(("related", "related-line"))
LONGEST_ENTRY = 14  # words of one entry of a row


def shape_kind(text: str) -> str | None:
    """The kind of furniture that a line's shape shows, or None."""
    if COPYRIGHT.match(text):
        return "copyright"
    if LINK_MARK.match(text) or FILE_NAME.match(text) or FOOTNOTE.match(text):
        return "row"
    if is_cut(text) and TEASER.search(text):
        return "row"
    if ("(@" in text or "pic." in text) and POSTED.search(text):
        return "row"
    if PICTURE_ROW.match(text) or EMBED.match(text):
        return "row"
    parts = text.split()
    words = len(parts)
    if words <= 16 and not ends_sentence(text) and _is_entry(text):
        return "row"
    if words <= 12 and PICTOGRAM.match(text) and not ends_sentence(text):
        return "row"
    return "row" if _is_parted(text, parts) and _is_row(text) else None


def is_cut(text: str) -> bool:
    """True where a text holds the three dots of something cut short."""
    return "…" in text or "..." in text


def _is_entry(text: str) -> bool:
    """A line of a time table, a price board or a fact box."""
    return DATED_ENTRY.match(text) is not None or FIGURE_ENTRY.match(text) is not None


def _is_parted(text: str, parts: Sequence[str]) -> bool:
    """True where a line may hold a separator: a sign alone, a tab or some white space."""
    return not ALONE.isdisjoint(parts) or " ".join(parts) != text


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
