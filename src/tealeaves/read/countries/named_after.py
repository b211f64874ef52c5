"""Whether a country's name is only part of the name of an organisation, a law, a war or a place."""

from tealeaves.read.countries.passage import Ground

OWN_KINDS = frozenset(
    {
        "party",
        "party organ",
        "party department",
        "army",
        "mass organisation",
        "alliance",
        "society",
        "organisation abroad",
        "inter-Korean",
        "institute",
        "army service",
        "agency",
    }
)
SOCIETIES = frozenset({"Committee", "Council", "Centre", "Center", "Forum"})
SMALL = frozenset({"of", "and", "for", "the", "'s", "’s", "&", "-"})


def in_own_name(here: Ground, first: int, last: int) -> bool:
    """True for Workers' Party of `Korea`, `Denmark`-`DPRK` Friendship Association, `Korean` War."""
    if _in_body(here, first, last):
        return True
    after = here.word(last)
    if after in here.words.things and after not in ("National", "Military", "High-Class"):
        return True
    if _capitals_to(here, last):
        return True
    if here.word(first - 1) in here.words.own_names and not here.headline:
        return True  # Korean Friendship Association UK
    return _of_body(here, first) or _law(here, first, last) or _campaign(here, first)


def _in_body(here: Ground, first: int, last: int) -> bool:
    body = here.over.at(first, "body")
    if body is None:
        return False
    entry = here.pack.bodies.get(body.keys[0])
    if entry is None or entry.kind not in OWN_KINDS:
        return False
    low, high = here.range(body)
    if (low, high) == (first, last):
        return False
    # "the Russian army" is no proper name: a small letter stands beside the demonym
    beside = here.word(last) if last < high else here.word(first - 1)
    return beside[:1].isupper() or beside.lower() in SMALL


def _capitals_to(here: Ground, last: int) -> bool:
    """Capitals that run on to a noun of organisation: `Korea Football Association`."""
    i = last
    while i < len(here.tokens) and i < last + 6:
        token = here.tokens[i]
        if not (token.capital or token.low in SMALL):
            return False
        if here.headline and i > last + 1:
            return False
        if token.text in here.words.own_names:
            return i == last or here.tokens[last].capital
        if token.text in SOCIETIES and here.over.at(last - 1, "demonym") is not None:
            return here.over.at(last, "body") is None and here.tokens[last].capital
        i += 1
    return False


def _of_body(here: Ground, first: int) -> bool:
    """`Union of`, `Federation of Trade Unions of the` before the name."""
    i = first - 1
    while i > 0 and here.tokens[i].low in ("the", "our"):
        i -= 1
    if i < 1 or here.tokens[i].low not in ("of", "in"):
        return False
    before = here.tokens[i - 1]
    if before.low in ("party", "party's") and not before.capital:
        return False
    return before.text in here.words.own_names and not here.headline and here.tokens[i].low == "of"


def _campaign(here: Ground, first: int) -> bool:
    """`the month of anti-U.S. joint struggle`: a campaign's name."""
    return (
        here.word(first - 1).lower() == "of"
        and here.word(first - 2).lower() in ("month", "week", "day")
        and here.word(first).lower().startswith("anti-")
    )


def _law(here: Ground, first: int, last: int) -> bool:
    """`the Law of the DPRK on ...`: the country belongs to the law's name."""
    i = first - 1
    while i > 0 and here.tokens[i].low == "the":
        i -= 1
    return (
        i > 0
        and here.tokens[i].low == "of"
        and here.tokens[i - 1].text in ("Law", "Laws", "Act")
        and here.word(last).lower() == "on"
    )
