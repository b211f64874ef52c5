"""What single lines look like: captions, bylines, date lines, headings, sentences.

Patterns of writing only; phrases of page furniture stand in the chrome packs.
"""

import re
from functools import lru_cache

REMEMBERED = 2000  # characters of the longest line whose words are remembered
STOPS = frozenset(".!?。")
STOP = re.compile(r"[.!?。][”’\"'»)\]》」』]{0,3}$")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SYLLABLE = re.compile("[\u3040-\u30ff\u4e00-\u9fff가-힣]")

MARK = re.compile(r"^[◆◇■□▲△▼●○◎★☆※▷▶◈◊•·]+\s*")

# "… / Korea Central Photo": a caption's credit after a slash.
#   hit:  Workers wave flags at the port / Port News     miss: Reuters/Ipsos poll; and/or
SLASH_CREDIT = re.compile(
    r"\s[/|]\s?(?P<credit>(?:[A-Z가-힣][\w.&’'-]*)(?:\s[\w.&’'-]+){0,4})[.)]?$"
)
# "(Photo: Agency)", "[Photo by A. B.]", "Photo: Agency", "(사진=새벽통신)", "사진제공=…"
PHOTO_CREDIT = re.compile(
    r"""[(\[]?\s?(?:(?:file\s|handout\s)?(?:photo|image|picture|photograph|foto|bild)(?:\s(?:credit|courtesy|source))?
        (?:\s?[:=/]\s?|\s(?:by|of|via|from)\s)|사진\s?(?:제공)?\s?[=:]\s?|ⓒ\s?|©\s?|Credit:\s?)
        (?P<credit>[^()\[\]]{2,60}?)\s?[)\]]?\.?$""",
    re.X | re.I,
)
# "… in Pyongyang. KCNA via Reuters": one agency through another, after the caption's full stop
VIA_CREDIT = re.compile(
    r"[.)]\s(?P<credit>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,2}\svia\s[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,2})\.?$"
)
CREDIT_SIGNS = (
    " via ",
    "/",
    "|",
    "©",
    "ⓒ",
    "사진",
    "photo",
    "image",
    "picture",
    "foto",
    "bild",
    "credit",
)
BRACKET_CREDIT = re.compile(r"\((?P<credit>[A-Z][\w.&’' -]{1,30}(?:/[A-Z][\w.&’' -]{1,30})?)\)\.?$")
PICTURE_MARK = re.compile(
    r"""\[?(?:IMG|IMAGE|INLINE|EMBED)\b[^\]]{0,300}(?:\]|:)(?!\s?\w)
      | \((?:image|iframe|embed|video|audio|photo|picture):\s?[^()\s]{1,200}\)$
      | \S{1,120}\.(?:jpe?g|png|gif|webp|svg)$""",
    re.X | re.I,
)

BYLINE = re.compile(
    r"""^(?:(?:by|written\sby|von|par|por|story\sby|reporting\sby)\s+(?=[A-Z가-힣])
          [^!?]{2,110}
        | [가-힣]{2,4}\s?(?:기자|특파원|논설위원)(?:\s.{0,60})?)$""",
    re.X | re.I,
)
NAME_ROLE = re.compile(
    r"^[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}\s?[,|-]\s?"
    r"(?:Staff Writer|Reporter|Correspondent|Editor)\b.{0,60}$"
)

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MOST_MONTHS = MONTHS + (
    "|januar|februar|märz|mai|juni|juli|oktober|dezember|januari|februari|maart|enero"
    "|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października"
    "|listopada|grudnia"
)
# A line that holds a full date and little else.
DATE_PART = re.compile(
    rf"""(?:\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:{MOST_MONTHS})\.?,?\s\d{{4}}
       | \b(?:{MOST_MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}
       | \b\d{{4}}\s?[-./년]\s?\d{{1,2}}\s?[-./월]\s?\d{{1,2}}일?
       | \b\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}\b)""",
    re.X | re.I,
)
DATE_REST = re.compile(
    r"""\b(?:published|posted|updated|last\supdated|modified|on|at|date|created|issued|am|pm|kst|gmt|utc|est|edt|et|hrs?|uhr|um|am|vom|den|the
        |(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag
        |입력|등록|수정|승인|송고|최종|기사입력|오전|오후)\b|[\d\W_]""",
    re.X | re.I,
)

DIGITS = re.compile(r"\d")
DATELINE_KO = re.compile(r"^\(([가-힣]{2,8})\s(\d{1,2}월\s?\d{1,2}일)발?\s([가-힣]{2,12})\)$")


def word_count(text: str, words: int | None = None) -> int:
    """Words of a text as English would count them: two Hangul or Han signs say as much as one.

    `words` is the number of its parts between white space where the caller knows it.
    """
    if words is None:
        return _words(text) if len(text) <= REMEMBERED else word_count(text, len(text.split()))
    signs = len(SYLLABLE.findall(text)) if not text.isascii() else 0
    return max(words, signs // 2)


@lru_cache(maxsize=4096)  # the same lines are asked about by several rules
def _words(text: str) -> int:
    return word_count(text, len(text.split()))


def ends_sentence(text: str) -> bool:
    """The last sign is a full stop, question or exclamation mark, perhaps before closing marks."""
    last = text[-1:]
    if last.isalnum():
        return False
    return last in STOPS or STOP.search(text[-5:]) is not None


def credit_of(text: str) -> str | None:
    """Whose picture it is: `Ferry in port / Port News` gives `Port News`; else None."""
    return _credit(text[-110:]) if len(text) <= 900 else None


@lru_cache(maxsize=4096)
def _credit(tail: str) -> str | None:
    low = tail.lower()
    if not any(sign in low for sign in CREDIT_SIGNS):
        return None
    for pattern in (PHOTO_CREDIT, SLASH_CREDIT, VIA_CREDIT):
        if m := pattern.search(tail):
            return m["credit"].strip(" .")
    return None


def is_byline(text: str) -> bool:
    return len(text) <= 140 and _is_byline(text)


@lru_cache(maxsize=4096)
def _is_byline(text: str) -> bool:
    return bool(BYLINE.match(text) or NAME_ROLE.match(text))


STAMP = re.compile(
    r"^\W{0,3}(?:published|posted|updated|last\supdated|modified|date|created|issued|on|입력|등록|수정|승인|송고|기사입력|최종)\b",
    re.I,
)


def is_stamp(text: str) -> bool:
    """A date line with its label: `Updated: 8 Oct 2024`, `입력 2024.10.17`."""
    return STAMP.match(text) is not None


def is_date_line(text: str) -> bool:
    """A line that holds a date and, besides it, hardly anything: `Updated: 8 Oct 2024 14:10`."""
    return len(text) <= 120 and DIGITS.search(text) is not None and _is_date_line(text)


@lru_cache(maxsize=4096)
def _is_date_line(text: str) -> bool:
    if DATELINE_KO.match(text):
        return True
    rest, found = DATE_PART.subn(" ", text)
    return bool(found) and len(DATE_REST.sub("", rest)) <= 3


BY = re.compile(r"^(?:by|written by|von|par|por|story by|reporting by)\s+", re.I)
NAME_END = re.compile(
    r"\s+[-–—|]\s+|\s{2,}|,\s(?=[A-Z][a-z]+ \d)|\s(?=\S+@\S+)|(?<=[a-z]{2})\.\s"
    r"|\s(?:on|published|updated|posted)\s",
    re.I,
)


def byline_name(text: str) -> str:
    """Who a byline names: `By Staff Writer - September 18, 2023` gives `Staff Writer`."""
    name = BY.sub("", text)
    cut = NAME_END.search(name)
    if cut is not None and cut.start():
        name = name[: cut.start()]
    return (DATE_PART.sub("", name).strip(" ,|-–—") or text).removesuffix(".")
