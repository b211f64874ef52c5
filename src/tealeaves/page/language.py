"""The language of a text: by its script where that decides, else by py3langid."""

import re

SAMPLE = 4_000  # characters looked at
LATIN_WORD = re.compile(r"[a-zà-ÿāăąćčďđēėęěğģīįķļłńņňőœřśşšťūůűųźżž]+", re.I)
ENGLISH = frozenset(
    (
        "the of and to in a is that for it as was with be by on not he his but at are this "
        "have from or had an they which one you were all their there been has when who will "
        "no more if out so said what its about than into them can only other new some could "
        "time these two may then do first any my now"
    ).split()
)
TAG = re.compile(r"[A-Za-z]{2}(?:[-_]\w{2,8})*")
FIGURE = re.compile(r"\d")
RIVALS = [
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "en",
    "sv",
    "da",
    "no",
    "cs",
    "tr",
    "vi",
    "id",
    "ro",
    "hu",
    "fi",
]


def find_language(text: str, declared: str | None = None) -> str:
    """BCP 47 of a text, `und` where it is too short to tell.

    What the page declares counts only for a text in Latin letters that is too short.
    """
    sample = text[:SAMPLE]
    hangul = len(re.findall("[가-힣ㄱ-ㆎ]", sample))
    kana = len(re.findall("[぀-ヿ]", sample))
    han = len(re.findall("[一-鿿]", sample))
    cyrillic = len(re.findall("[Ѐ-ӿ]", sample))
    latin = len(re.findall("[A-Za-zÀ-ž]", sample))
    # a Hangul or Han sign says as much as two or three letters
    if 2 * hangul > max(latin, 2 * han, cyrillic):
        return "ko"
    if 2 * (han + kana) > max(latin, cyrillic):
        return "ja" if kana * 10 > han else "zh"
    if cyrillic > latin:
        return "uk" if re.search("[іїєґІЇЄҐ]", sample) else "ru"
    return _latin(sample, declared) if latin >= 3 else "und"


def _latin(sample: str, declared: str | None) -> str:
    words = LATIN_WORD.findall(sample.lower())
    if sum(word in ENGLISH for word in words) >= max(1, 0.16 * len(words)):
        return "en"
    if len(words) < 3:
        if declared and TAG.fullmatch(declared):
            return declared[:2].lower()
        # figures beside a word or two of plain letters: read as English, there is little to misread
        return "en" if sample.isascii() and FIGURE.search(sample) else "und"
    import py3langid

    if len(words) >= 40:
        return str(py3langid.classify(sample)[0])
    ranked = [(str(code), float(score)) for code, score in py3langid.rank(sample) if code in RIVALS]
    best, score = ranked[0]
    english = next(s for code, s in ranked if code == "en")
    # short English headlines have few function words
    return "en" if best != "en" and sample.isascii() and english > score - 12 else best
