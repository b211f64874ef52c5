"""Headlines that stand alone, as of photos and videos: what is their core, and are two the same."""

import re
import unicodedata
from dataclasses import dataclass

HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # scripts that put no space between words
WORD = re.compile(f"[{HAN}]|[^\\W{HAN}]+")
LONGEST = 25  # words of a line that can be a headline
BODY = 5  # words; fewer beneath a headline are no text
CORE = 3  # least words of a core
TELLING = 4  # least words of a core that is no heading of a daily column
SITE = 4  # words at most of a site's name behind a headline
KICKER = 5  # words at most of a label before it or in brackets behind it
FRESH = 3  # days within which another outlet's headline is the same one

END = re.compile(r"[.!?。…][\"”’»」』)]{0,2}\s{0,3}$")
# hit: Opinion | When an envoy smiles     When an envoy smiles - The Gazette
BAR = re.compile(r"\s{1,3}(?:[|·•»›«‹/]|::?|--|[-–—])\s{1,3}")
# hit: Guest essay: When an envoy smiles   [Photo] When an envoy smiles   UPDATE 1-Envoy smiles
LABEL = re.compile(
    r"\s{0,3}(?:([\w' ’-]{1,40}):\s|[\[(【]([^\[\]()【】]{1,30})[\])】]\s{0,3}"
    r"|((?:UPDATE|WRAPUP|RPT|REFILE)(?: \d{1,2})?)\s?-\s?)"
)
# hit: When an envoy smiles (opinion)
BEHIND = re.compile(r"\s{0,3}[\[(【]([^\[\]()【】]{1,30})[\])】]\s{0,3}$")
# Kinds of piece, as desks print them before or behind a headline.
KINDS = frozenset(
    "analysis archive archives blog breaking column columns comment commentary contribution "
    "correction corrections debate dispatch editorial editorials essay essays exclusive explainer "
    "exclusives feature features gallery graphic guest infographic insight interview letter "
    "letters listen live longread magazine news newsletter notebook obituary op op-ed oped opinion "
    "opinions perspective perspectives photo photos picture pictures podcast print profile "
    "read refile report reportage review rpt slideshow sponsored story supplement talk update "
    "updated urgent video videos view viewpoint views voices watch wrapup "
    "기고 기획 단독 동영상 논평 논설 사설 사진 속보 영상 인터뷰 전문 칼럼 포토 특집 해설 화보 "
    "видео мнение новости репортаж срочно фото эксклюзив интервью "
    "社论 评论 图片 视频 快讯 独家 专访 社説".split()
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline: its core, and what stood before and behind it, folded."""

    core: str
    site: str = ""
    whole: str = ""


def headline_of(title: str | None, text: str) -> Headline | None:
    """The headline, where there is no text beneath it; None where there is."""
    text = text.strip()
    if title:
        bare = text.removeprefix(title.strip())
        words, heading = len(WORD.findall(bare[: 100 * LONGEST])), fold(title)
        again = words <= len(heading) and fold(bare) == heading
        return core_of(title) if words < BODY or again else None
    words = len(WORD.findall(text[: 100 * LONGEST]))
    if "\n" in text or words > LONGEST or END.search(text):
        return None
    return core_of(text)


def core_of(title: str) -> Headline:
    """The headline's own words, without the site's name and the kind of piece.

    `Opinion | When an envoy smiles - The Gazette` gives "when an envoy smiles".
    """
    parts = [part for part in BAR.split(unicodedata.normalize("NFC", title)) if part.strip()]
    core = max(parts, key=_size, default="")
    at = parts.index(core) if parts else 0
    site = " ".join(parts[at + 1 :])
    if _size(core) < CORE or any(_size(p) > SITE or re.search(r"\d", p) for p in parts[at + 1 :]):
        core, site = title, ""
    label = LABEL.match(core)
    if label and _is_kind(next(filter(None, label.groups())), core[label.end() :]):
        core = core[label.end() :]
    behind = BEHIND.search(core)
    if behind and _is_kind(behind.group(1), core[: behind.start()]):
        core = core[: behind.start()]
    return Headline(_fold(core), _fold(site), _fold(title))


def _is_kind(label: str, rest: str) -> bool:
    """Whether words before or behind a headline name a kind of piece, not somebody who speaks."""
    words = label.casefold().split()
    if len(words) > KICKER or _size(rest) < CORE:
        return False
    return any(word in KINDS for word in words)


def same_headline(
    one: Headline, other: Headline, outlets: tuple[str | None, str | None], apart: int | None
) -> bool:
    """Whether two headlines without a text announce the same piece; `apart` in days."""
    if not one.core or one.core != other.core:
        return False
    if outlets[0] and outlets[0] == outlets[1]:
        return one.whole == other.whole and apart == 0
    if _size(one.core) < TELLING:
        return False
    return (apart or 0) <= (FRESH if all(outlets) else 0)


def _size(words: str) -> int:
    return len(WORD.findall(words))


def fold(text: str) -> tuple[str, ...]:
    """The words of a text without case, marks and spaces."""
    return tuple(word.casefold() for word in WORD.findall(unicodedata.normalize("NFC", text)))


def _fold(words: str) -> str:
    return " ".join(fold(words))
