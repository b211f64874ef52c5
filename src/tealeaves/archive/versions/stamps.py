"""Lines of a page that only date, count or sign it: their change is no change of the text."""

import re

# hit: 2 hours ago   3시간 전   just now      miss: two years before the war
AGE = re.compile(
    r"\b(?:\d{1,4}|an?|one|few)\s?(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|"
    r"weeks?|months?|y|years?)\s+ago\b|\bjust\snow\b|\d{1,4}\s?(?:초|분|시간|일|주|개월|달|년)\s?전|방금\s?전",
    re.I,
)
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?!\d)")
SIGNED = re.compile(
    r"\W{0,3}(?:\(c\)|©|ⓒ|copyright\b)|.{0,200}\ball\srights\sreserved\b|.{0,200}무단\s?전재", re.I
)
NUMBER = re.compile(
    r"\d[\d.,:/-]{0,30}(?:k|m|st|nd|rd|th|년|월|일|시|분|초|개|회|건|명|천|만)?", re.I
)
WORD = re.compile(r"[^\W\d_]+")
LONGEST = 14  # words of such a line

# What such a line is about; one of these, a clock or an age has to be there.
CUES = frozenset(
    "posted updated update published modified edited uploaded viewed shared views view shares "
    "share comments comment likes like replies reply retweets reads reading listeners votes "
    "입력 수정 등록 게시 업데이트 갱신 발행 승인 조회 조회수 댓글 공유 추천 좋아요 읽음".split()
)
# What may stand beside it.
BESIDE = frozenset(
    "last first on at the in of and ago min mins minute minutes read now today yesterday total "
    "all k m am pm a p gmt utc kst jst est edt cet cest bst msk local time date monday tuesday "
    "wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march "
    "april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec 최종 기사 시간 오전 오후 전 년 월 일 시 분 초 개 회 건 수 "
    "월요일 화요일 수요일 목요일 금요일 토요일 일요일".split()
)


def without_stamps(text: str) -> str:
    """The text without the lines that only date, count or sign the page."""
    return "\n".join(filter(None, (_line(line) for line in text.split("\n"))))


def _line(line: str) -> str:
    """The line, or what of it is no stamp."""
    if len(line) > 40 * LONGEST or not line.strip():
        return line
    if SIGNED.match(line):
        return ""
    words = [word.casefold() for word in WORD.findall(line)]
    if (not words and not CLOCK.search(line)) or len(words) > LONGEST:
        return line
    first = words[0] if words else ""
    if AGE.search(line) and (first in CUES or not line.rstrip().endswith((".", "!", "?", "다"))):
        line = AGE.sub(" ", line)
        words, aged = [word.casefold() for word in WORD.findall(line)], True
    else:
        aged = False
    rest = WORD.findall(NUMBER.sub(" ", line).casefold())
    told = aged or CLOCK.search(line) or any(word in CUES for word in words)
    return "" if told and all(word in CUES or word in BESIDE for word in rest) else line
