"""An office in one standard wording: Office, Organisation, without the country.

A pack's wording where a pack knows the office; else worked out from the phrase as printed.
"""

import re

from tealeaves.knowledge import Pack
from tealeaves.read.people.office_words import ARTICLES, Line, OfficePhrase, bare, singular
from tealeaves.types import Mention

PRIVATE = frozenset(
    {
        "Group",
        "Society",
        "Association",
        "Center",
        "Centre",
        "Party",
        "Union",
        "Institute",
        "League",
        "Federation",
        "Front",
        "Movement",
        "Organization",
        "Forum",
        "University",
        "College",
        "School",
        "Foundation",
    }
)
LAND = ("country", "demonym")
MINISTRIES = {
    "foreign": "Minister of Foreign Affairs",
    "defense": "Minister of Defence",
    "defence": "Minister of Defence",
    "unification": "Minister of Unification",
}
SPOKEN = {"spokesman": "spokesperson", "spokeswoman": "spokesperson"}
HYPHENED = frozenset(
    {
        "chairman",
        "president",
        "premier",
        "minister",
        "director",
        "chairperson",
        "marshal",
        "governor",
        "chairwoman",
        "admiral",
        "rector",
    }
)
CENTRAL = re.compile(
    r"(?:the )?(?:Central Committee|C\.C\.),?(?: of)?(?: the)? (?P<party>.{2,120})$", re.I
)
HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "prime minister"})
RANKING = frozenset("former vice deputy acting first then senior retired assistant chief".split())
FIELDS = frozenset(
    "studies politics affairs history law economics literature language policy security "
    "relations diplomacy society".split()
)
SMALL = frozenset({"of", "for", "and", "the", "to", "on", "in", "at", "over", "ad"})


def canonical(line: Line, phrase: OfficePhrase, pack: Pack, key: str | None = None) -> str:
    """The standard wording of an office phrase; `key` is the pack's office, if decided."""
    known = pack.offices.get(key or (phrase.keys[0] if phrase.keys else ""))
    if known is not None:
        return _qualified(line, phrase, known.canonical)
    return _built(line, phrase, pack)


def _qualified(line: Line, phrase: OfficePhrase, wording: str) -> str:
    lead = line.tokens[phrase.first].low
    if lead in ("former", "acting", "ex") and not wording.lower().startswith(lead):
        return f"{lead.capitalize()} {wording[0].lower() + wording[1:]}"
    return wording


def _built(line: Line, phrase: OfficePhrase, pack: Pack) -> str:
    before, owner = _office_words(line, phrase, pack)
    body, link = _body_words(line, phrase, pack)
    office = _cased(before)
    low = office.lower()
    if before[-2:] == ["foreign", "minister"] and len(before) == 2:
        return MINISTRIES["foreign"]
    if body.lower() in ("state", "country", "republic", "nation"):
        body = ""
    if before and before[-1] in ("minister", "vice-minister") and link == "of" and body:
        return f"{office} of {body}"
    if low.endswith("ambassador") or (low in HEADS_OF_STATE and not body):
        return office
    if before and before[-1] == "minister" and len(before) == 2 and before[0] in MINISTRIES:
        return MINISTRIES[before[0]]
    if low == "premier" and body.lower() == "cabinet":
        return "Premier of the Cabinet"
    if link == "of" and body[:1].islower() and " of " in body:
        return _section(office, body)
    if link == "of" and body.lower() == "staff" and before[-1:] == ["chief"]:
        return f"{office} of Staff"
    parts = [office, *(part for part in (body, owner) if part)]
    if low.endswith("leader") and not body and not owner:
        return f"{office} (descriptive)"
    return ", ".join(parts)


def _section(office: str, body: str) -> str:
    """`Head of the Information Office, Joint Chiefs of Staff`: a section named by common nouns."""
    section, _, rest = body.partition(" of ")
    rest = re.sub(r"^(?:the|its|his|their) ", "", rest)
    if not rest[:1].isupper():
        return f"{office}, {_cased(body.split(' '))}"
    return f"{office} of the {_cased(section.split(' '))}, {rest}"


def _office_words(line: Line, phrase: OfficePhrase, pack: Pack) -> tuple[list[str], str]:
    """The words of the office itself in lower case, and an organisation printed before it."""
    words: list[str] = []
    owner: list[str] = []
    i = phrase.first
    while i <= phrase.head:
        token = line.tokens[i]
        over = line.over.at(i, "body", "bloc")
        if line.over.at(i, *LAND, "capital") is not None and i < phrase.head and over is None:
            i += 1
            continue
        if over is not None and i < phrase.head and over.end <= line.tokens[phrase.head].start:
            owner.append(_standard(over, line, pack))
            while i < phrase.head and line.tokens[i].start < over.end:
                i += 1
            continue
        if token.low in ("'s", "'"):
            i += 1
            continue
        if not words and not owner and _capitals(line, i, phrase.head) > 1:
            size = _capitals(line, i, phrase.head)
            owner += _pieces(line, i, i + size)
            i += size
            continue
        words.append(token.low.removeprefix("then-"))
        i += 1
    if phrase.head + 1 < phrase.last and line.tokens[phrase.head + 1].low in ("general",):
        words.append("general")
    one = line.tokens[phrase.head].low.removeprefix("then-")
    head = words.index(one) if words else 0
    if phrase.plural:
        one = one.replace(bare(one), singular(bare(one)))
    words[head] = SPOKEN.get(one, one)
    return _hyphened(words), " ".join(owner)


def _capitals(line: Line, i: int, head: int) -> int:
    """How many capitalised words run up to an office in small letters: `State Duma deputy`."""
    if line.headline or line.tokens[head].capital or line.tokens[i].low in RANKING:
        return 0
    k = i
    while k < head and line.tokens[k].capital and line.over.at(k, *LAND, "capital") is None:
        k += 1
    return k - i


def _hyphened(words: list[str]) -> list[str]:
    out: list[str] = []
    for word in words:
        if out and out[-1] == "vice" and word in HYPHENED:
            out[-1] = f"vice-{word}"
        else:
            out.append(word)
    return out


def _body_words(line: Line, phrase: OfficePhrase, pack: Pack) -> tuple[str, str]:
    """The organisation after the head without its country, and the preposition before it."""
    tokens = line.tokens
    start = phrase.head + 1
    while start < phrase.last and tokens[start].low not in ("of", "for", "to", "at", "in"):
        start += 1
    if start >= phrase.last:
        return "", ""
    link = tokens[start].low
    start += 1
    end = phrase.last
    end = _without_country(line, start, end)
    while start < end and (
        tokens[start].low in ARTICLES
        or (
            _land_alone(line, start)
            and (phrase.strong or not _field(line, start + 1, end))
            and line.over.at(start, "body") is None
            and not _private(line, start, end)
        )
        or tokens[start].low == "'s"
    ):
        start += 1
    if start >= end:
        return "", link
    body = line.over.at(start, "body")
    if body is not None and pack.bodies[body.keys[0]].kind == "society":
        body = None  # its own name as printed
    if body is not None and body.end >= tokens[end - 1].end and body.start >= tokens[start].start:
        return _standard(body, line, pack), link
    return _turned(close_up(" ".join(_pieces(line, start, end)))), link


def _private(line: Line, start: int, end: int) -> bool:
    """A society, party or group keeps its country: `Danish Group for the Study of ...`."""
    return any(token.text in PRIVATE for token in line.tokens[start:end])


def _field(line: Line, i: int, end: int) -> bool:
    """The land belongs to a field of study: `lecturer in Korean studies`."""
    return i < end and line.tokens[i].text.islower() and line.tokens[end - 1].low in FIELDS


def _land_alone(line: Line, i: int) -> bool:
    """A country's name that is a word of its own, not half of `Finland-Korea Society`."""
    land = line.over.at(i, *LAND)
    return land is not None and land.end >= line.tokens[i].end


def _without_country(line: Line, start: int, end: int) -> int:
    """The end moved before a closing `of the COUNTRY`."""
    last = line.over.at(end - 1, "country", "bloc")
    if last is None:
        return end
    i = end - 1
    while i > start and line.tokens[i].start >= last.start:
        i -= 1
    body = line.over.at(end - 1, "body")
    if body is not None and body.start <= line.tokens[start].start < last.start:
        return end
    if line.tokens[start].start >= last.start:
        return start
    k = i
    while k > start and line.tokens[k].low == "the":
        k -= 1
    if line.tokens[k].low not in ("of", "to") or _party(line, start, k):
        return end
    return k


def _party(line: Line, start: int, end: int) -> bool:
    """A party or society is told from others by its country: Workers' Party of Mexico."""
    return line.tokens[end - 1].text in PRIVATE


def _standard(body: Mention, line: Line, pack: Pack) -> str:
    """A body's standard name: the pack's, in the short form of its party's committees."""
    if body.kind == "bloc":
        return pack.blocs[body.keys[0]].forms[0]
    entry = pack.bodies.get(body.keys[0])
    if entry is None:
        return " ".join(t.text for t in line.tokens if body.start <= t.start < body.end)
    return _turned(entry.forms[0])


def _turned(text: str) -> str:
    """Central Committee of the X is X Central Committee."""
    found = CENTRAL.match(text)
    if found is None:
        part, _, rest = _parted(text)
        if rest:
            return f"{part}, {_turned(rest)}"
        return _cased(text.split(" ")) if text.islower() else text
    party = found["party"].replace("’", "'")
    party = "WPK" if party.lower() == "workers' party of korea" else party
    party = _cased(party.split(" ")) if party.islower() else party
    return f"{party} Central Committee"


def close_up(text: str) -> str:
    """Words joined by spaces as print has them: no space before a mark or inside brackets."""
    return re.sub(r" ([,.)]|'s\b|’s\b|['’] )|(\() ", lambda m: m[1] or m[2], text)


def _parted(text: str) -> tuple[str, str, str]:
    """`International Department of the C.C., X` cut before the central committee."""
    m = re.match(r"(.{2,80}?) of (?:the )?(?=Central Committee of|C\.C\.)", text)
    return (m[1], "of", text[m.end() :]) if m else (text, "", "")


def _pieces(line: Line, start: int, end: int) -> list[str]:
    return [token.text.replace("’", "'") for token in line.tokens[start:end]]


def _cased(words: list[str]) -> str:
    """Words with capitals as a title is printed: Vice-Chairman, Secretary General."""
    out = []
    for n, word in enumerate(words):
        low = word.lower()
        if n and low in SMALL:
            out.append(low)
        else:
            out.append("-".join(part[:1].upper() + part[1:] for part in word.split("-")))
    return " ".join(out)
