"""Undo damage that scraping did to text: wrong decoding, entities, escapes, invisible characters.

Every rewrite goes through a View, so each mended character still knows its place. Damage is
undone only where the page shows it; a page that merely writes such characters is left alone.
"""

import html
import re
from dataclasses import dataclass

from tealeaves.spans import View

# Bytes 0x80-0xBF as cp1252 shows them (undefined ones stay what latin-1 makes of them).
_CONTINUED = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0))
_TAIL = f"[{re.escape(_CONTINUED)}\x80-\xbf]"
MISREAD_HEAD = re.compile("[Â-ô]")
MISREAD = re.compile(f"[Â-ß]{_TAIL}|[à-ï]{_TAIL}{{2}}|[ð-ô]{_TAIL}{{3}}")
LOST_QUOTE = re.compile("â€(?=[\\s.,;:!?)\\]<]|$)")  # its third byte, 0x9D, has no cp1252 sign
HIGH = re.compile("[À-ÿ]")
WIDE = re.compile("[\u3000-\U0010ffff]")
HIGH_RUN = re.compile("[¨¸À-ÿ]+")
PAIRED_RUN = re.compile("[¡-þ]{2,}")

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
SAFE_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
BARE_AND = re.compile(r"&(?![A-Za-z#]\w{0,31};)\S|\s&\s")
ESCAPED = re.compile(r"(?<!\\)\\(?=['\"])")
SPACES = re.compile("[\u00a0\u2007\u202f]")
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
ODD = re.compile("[\u00a0\u2007\u202f\u00ad\u200b\u200e\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Damage:
    """What a page shows to be wrong with it."""

    misread: bool = False  # UTF-8 read as cp1252
    charset: str | None = None  # all of it in this charset, read as latin-1
    entity: re.Pattern[str] | None = None
    escaped: bool = False
    odd: bool = False

    @property
    def any(self) -> bool:
        return bool(self.misread or self.charset or self.entity or self.escaped or self.odd)


def find_damage(text: str, markup: bool = False) -> Damage:
    """The damage that a page's text shows. In markup, entities are no damage."""
    if text.isascii():
        misread, charset, odd = False, None, False
    else:
        misread = MISREAD_HEAD.search(text) is not None and any(
            _meant(m.group()) is not None for m in _first(MISREAD, text, 50)
        )
        charset = None if misread else _charset(text)
        odd = ODD.search(text) is not None
    entity = None
    if not markup and "&" in text and ENTITY.search(text):
        # a page that writes a bare & is not escaped as a whole: there &amp; may be meant
        entity = SAFE_ENTITY if "&amp;" in text and BARE_AND.search(text) else ENTITY
    escaped = "\\" in text and ESCAPED.search(text) is not None
    return Damage(misread, charset, entity, escaped, odd)


def repair(view: View, damage: Damage) -> View:
    """The view with the damage undone: `&#8217;` a mark, `â€œ` a quotation mark."""
    if not damage.any:
        return view
    if damage.misread:
        view = view.sub(MISREAD, lambda m: _meant(m.group()) or m.group())
        view = view.sub(LOST_QUOTE, lambda m: "”")
    if damage.charset:
        run = HIGH_RUN if damage.charset == "cp1251" else PAIRED_RUN
        name = damage.charset
        view = view.sub(run, lambda m: m.group().encode("latin-1").decode(name, "replace"))
    if damage.entity is not None:
        view = view.sub(damage.entity, lambda m: html.unescape(m.group()))
    if damage.escaped:
        view = view.sub(ESCAPED, lambda m: "")
    if ODD.search(view.text):
        view = view.sub(SPACES, lambda m: " ").sub(INVISIBLE, lambda m: "")
    return view


def _first(pattern: re.Pattern[str], text: str, limit: int) -> list[re.Match[str]]:
    found = []
    for m in pattern.finditer(text):
        found.append(m)
        if len(found) == limit:
            break
    return found


def _meant(run: str) -> str | None:
    """The character that a misread run stands for, or None where it stands for itself."""
    raw = bytearray()
    for char in run:
        if ord(char) < 0x100:
            raw.append(ord(char))
        else:
            raw += char.encode("cp1252", "ignore")
    try:
        char = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    # a letter before a quotation mark or no-break space is ordinary Latin text: "Â «"
    return None if ord(char[0]) < 0xA0 and char != "\x85" else char


def _charset(text: str) -> str | None:
    """cp1251 or euc-kr where nearly all letters are Latin-1 signs that make sense so."""
    sample = text[:20_000]
    high = len(HIGH.findall(sample))
    if high < 12 or WIDE.search(sample):
        return None
    letters = sum(c.isalpha() for c in sample)
    if letters < high:
        return None
    runs = [m.group() for m in PAIRED_RUN.finditer(sample)]
    hangul = sum(_hangul(run) for run in runs)
    if hangul > 0.7 * sum(map(len, runs)):
        return "euc-kr"
    words = HIGH_RUN.findall(sample)
    cyrillic = [w for w in words if len(w) > 1]
    if high < 0.7 * letters or sum(map(len, cyrillic)) < 0.8 * high:
        return None
    lower = sum("à" <= c <= "ÿ" for w in cyrillic for c in w)
    return "cp1251" if lower > 0.6 * high else None


def _hangul(run: str) -> int:
    """How many signs of the run make Hangul syllables when read as EUC-KR."""
    try:
        meant = run.encode("latin-1").decode("euc-kr")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return 0
    return 2 * sum("가" <= c <= "힣" for c in meant)
