"""Sentences that say a title was left off, whose it is, and what leaves it off."""

from tealeaves.read.people.canonical import close_up
from tealeaves.read.people.names import Named
from tealeaves.read.people.office_words import ARTICLES, Line, OfficePhrase, singular

LEFT_OFF = frozenset(
    {
        "left out",
        "left off",
        "omitted",
        "missing",
        "absent",
        "dropped",
        "gone",
        "not used",
        "not mentioned",
        "not printed",
        "not given",
        "been dropped",
        "been left out",
        "been omitted",
    }
)
AUXILIARIES = frozenset({"did", "does", "do", "has", "had", "was", "were", "is"})
PRONOUNS = frozenset({"it", "he", "she", "they", "this", "that", "there", "nor", "neither"})
NEGATIONS = frozenset({"not", "without", "never", "no", "n't"})


def withheld(line: Line, phrase: OfficePhrase) -> tuple[int, int] | None:
    """Tokens `first` to `last` of a sentence that says a title was left off; None elsewhere."""
    tokens, k = line.tokens, phrase.first
    if k and tokens[k - 1].text in ',:“"':
        k -= 1
    while k and tokens[k - 1].low in ARTICLES:
        k -= 1
    if not k or singular(tokens[k - 1].low) not in ("title", "rank", "post", "office"):
        return None
    gone = _gone(line, phrase.last)
    denied, i = gone is not None, k - 1
    while i >= 0 and k - i < 30 and tokens[i].text not in ".!?;":
        denied = denied or tokens[i].low in NEGATIONS or tokens[i].low.endswith("n't")
        i -= 1
    while i + 1 < k and not tokens[i + 1].text[0].isalnum():
        i += 1  # a closing quotation mark of the sentence before
    return (i + 1, gone or phrase.last) if denied else None


def _gone(line: Line, i: int) -> int | None:
    """Index after `was left out`, `is missing` that begins at token i."""
    tokens = line.tokens
    i += i < len(tokens) and tokens[i].text == ","
    lows = tuple(token.low for token in tokens[i : i + 4])
    if lows[:1] not in (("was",), ("is",), ("were",), ("has",)):
        return None
    size = next((n for n in (2, 3, 4) if " ".join(lows[1:n]) in LEFT_OFF), 0)
    return i + size if size else None


def whose_title(
    line: Line, clause: tuple[int, int], phrase: OfficePhrase, names: list[Named]
) -> Named | None:
    """`NAME's office`, or the last name of the sentence before `his title`."""
    lows = [token.low for token in line.tokens[clause[0] : phrase.first]]
    if "'s" not in lows and not {"his", "her"} & set(lows):
        return None
    before = [name for name in names if clause[0] <= name.first and name.last <= phrase.first]
    return before[-1] if before else None


def silent_item(line: Line, clause: tuple[int, int]) -> str | None:
    """What leaves the title off, when it is the sentence's subject: `The agency's account`."""
    tokens, i = line.tokens, clause[0]
    if tokens[i].low in PRONOUNS:
        return None
    while i < clause[1] and i - clause[0] < 9 and tokens[i].low not in AUXILIARIES:
        if tokens[i].low in ("title", "rank", "post", "office", "name", ","):
            return None
        i += 1
    if i >= clause[1] or tokens[i].low not in AUXILIARIES or i == clause[0]:
        return None
    if line.named[i - 1]:
        return None
    return close_up(" ".join(token.text for token in tokens[clause[0] : i]))
