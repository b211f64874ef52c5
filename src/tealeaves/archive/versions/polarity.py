"""Little words that make another text of it: numbers in words, points of the compass, denials."""

from collections.abc import Iterable, Sequence

UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
NUMBERS = {
    **{word: str(n) for n, word in enumerate(UNITS)},
    **{word: str(10 * n) for n, word in enumerate(TENS, 2)},
    **{word: f"{n}{ENDINGS.get(n, 'th')}" for n, word in enumerate(ORDINALS, 1)},
}
COMPASS = frozenset(
    "north south east west northern southern eastern western север юг восток запад".split()
)
# hit: did not fire   denied that it fired   не запускал
DENIALS = frozenset(
    "not no never neither nor none nobody nothing without cannot didn doesn don isn wasn weren "
    "aren wouldn couldn shouldn hasn haven hadn deny denies denied denying denial refute refutes "
    "refuted reject rejects rejected rejecting refuse refuses refused refusing disavow disavowed "
    "untrue не нет ни никогда без отрицает отрицал опроверг "
    "不 没 沒 未 非 无 無 否 안 못 없다 아니다".split()
)


def telling(word: str) -> bool:
    """Whether a folded word counts or points, though it has no capital and no digit."""
    return word in NUMBERS or word in COMPASS


def in_digits(words: Sequence[str]) -> list[str]:
    """The words with numbers as digits: "twenty five" is 25, as "25" is."""
    found: list[str] = []
    for word in words:
        number = NUMBERS.get(word, word)
        if found and found[-1] in ROUND and len(number) == 1 and number in "123456789":
            found[-1] = found[-1][0] + number
        else:
            found.append(number)
    return found


ROUND = frozenset(NUMBERS[word] for word in TENS)


def denies(words: Iterable[str]) -> bool:
    """Whether a denial is among folded words."""
    return any(word in DENIALS for word in words)
