"""Bodies: the whole first-person text of an official, ministry, agency or leader.

A body is brought by a line such as `released the following press statement:`, or the article is
one as a whole (a commentary, an article with a by-line).
"""

import re
from dataclasses import dataclass

from tealeaves.read.statements.cast import Cast, Place
from tealeaves.types import Article, Passage

Range = tuple[int, int]
END = re.compile(r"\s*-\s?0\s?-\s*$")
VEHICLES = (
    r"(?:statement|answers?|article|commentary|report|speech|address|message|letter|"
    r"reply|notice|communique|appeal|telegram|declaration|white paper|memorandum|order|"
    r"warning|information|announcement|editorial|text|remarks|greetings|questionnaire|discourse)"
)
FOLLOWS = re.compile(
    rf"\b(?:following\b[^.:]{{0,60}}?\b{VEHICLES}|full text\b|text of\b|as follows\b|"
    rf"which (?:said|says|reads)|{VEHICLES}[^.:]{{0,40}}\b(?:said|says|reads|read)|"
    rf"commentary (?:titled|entitled)|{VEHICLES}\b[^:]{{0,40}}[\"“][^:]{{1,400}}[\"”]"
    rf"[^.:]{{0,40}})",
    re.I,
)
NO_BODY = re.compile(
    r"news items|agenda|are as follows:$|goes on|went on|continued|adding|stressing|contents:$|"
    r"members of|appointed",
    re.I,
)
GIVES = re.compile(
    r"\b(?:released|issued|made public|published|gave|made an?(?: important| historic)? speech|"
    r"delivered|sent|sends|announced|contributed|says|said|reads|read|state[sd]|posted|made)\b"
)
BRINGS = re.compile(
    r":$|\bthe following\b[^:.]{1,60}\bstatement\b[^:]{0,40}(?:[\"“].{1,300})?[.\"”]$"
)
HE_SAID = re.compile(r"(?:He|She|Kim Jong Un|The respected [\w ]{3,40}?) (?:said|says)\b.{0,30}:$")
LETTER_SAYS = re.compile(
    r"\b(?:message|letter|telegram|reply|greetings)\b(?:(?!full text).){0,60}"
    r"\b(?:said|says|reads|read):$"
)
NOTES = re.compile(r"^The (?:editorial|article|paper|daily) (?:notes|says|stresses)[^:]{0,20}:$")
BY = re.compile(
    r"\b(?:issued|contributed|released|made public|written|published) by (?:the |an? )?"
)
SPEECH = re.compile(r"\b(?:made|delivered|gave)\b(?: an?| the)?[^.\n]{0,50}?\b(?:speech|address)\b")
FIRST = re.compile(r"\b(?:I|we|our|my|us|me|We|Our|My|you|your)\b")
COMMENTARY = re.compile(r"\bcommentary\b", re.I)
COMMENTARY_IS = re.compile(r"^[^.\n]{0,80}\bcommentary\b[^\n]{0,300}:$")


@dataclass(frozen=True, slots=True)
class Body:
    """The place of a body in the clean text, its author and the verb that brings it."""

    start: int
    end: int
    speaker: str
    speaker_at: Range | None
    cue: Range | None
    addressee: str | None


def find_body(article: Article, cast: Cast) -> Body | None:
    """The article's body, or None: most reports have none."""
    text = article.view.text
    running = [
        p
        for p in article.passages
        if p.role in ("paragraph", "list", "heading", "byline", "dateline")
        or (p.role == "title" and text[p.start : p.end].endswith(":"))
    ]
    return _brought(text, running, cast) or _whole(article, text, running, cast)


def _brought(text: str, running: list[Passage], cast: Cast) -> Body | None:
    for number, passage in enumerate(running[:6]):
        line = text[passage.start : passage.end].rstrip()
        if number + 1 == len(running) or not BRINGS.search(line[-500:]):
            continue
        last = line[max(line.rfind(". ", 0, len(line) - 2), 0) :]
        if NO_BODY.search(last[-120:]) and "full text" not in last and "speech" not in last:
            return None
        speech = (
            number > 0
            and HE_SAID.match(line)
            and _last(SPEECH, text, running[0].start, passage.start)
        )
        if not (FOLLOWS.search(line) or speech):
            continue
        start, end = running[number + 1].start, _end(text, running)
        if start >= end:
            return None
        letter = LETTER_SAYS.search(line)
        if letter and not FIRST.search(text[start:end]):
            return None  # `the message said:` before a retold message
        if number > 2 or (NOTES.search(line) and not letter and not speech):
            return None
        return _body(text, running[: number + 1], (start, end), cast)
    return None


def _body(text: str, lead: list[Passage], place: Range, cast: Cast) -> Body | None:
    intro = lead[-1]
    low, high = intro.start, intro.end
    cue = _last(GIVES, text, low, high)
    by = BY.search(text, low, high)
    if by:
        place_of = name_in(cast.places, by.end(), high)
        group = re.compile(r"[\w' ]{3,80}?(?= on \w+day|[,:]|$)").match(text, by.end(), high)
        words = text[by.end() : group.end()] if group else ""
        if place_of or words:
            whose = (place_of.start, place_of.end) if place_of else group.span() if group else None
            verb = (by.start(), by.end() - len(by.group().split(" by ")[1]) - 4)
            return Body(*place, place_of.name if place_of else words, whose, verb, None)
    author: tuple[str, Range | None] | None = _author(text, cast, low, cue[0] if cue else high)
    if author is None and len(lead) > 1:
        speech = _last(SPEECH, text, lead[0].start, low)
        if speech and ("speech" in text[low:high] or HE_SAID.match(text[low:high])):
            cue = speech
        author = _sender(cast, lead[0], speech)
    if author is None:
        return None
    name, at = author
    return Body(place[0], place[1], name, at, cue, None)


def _last(pattern: re.Pattern[str], text: str, low: int, high: int) -> Range | None:
    """The verb that brings the body: the first `released`, else the last `said`."""
    spans = [m.span() for m in pattern.finditer(text, low, high)]
    if not spans:
        return None
    strong = [s for s in spans if not re.match(r"sa|read|state", text[s[0] : s[1]])]
    return strong[0] if strong else spans[-1]


def _author(text: str, cast: Cast, low: int, high: int) -> tuple[str, Range] | None:
    """Whose text it is, by the words before the verb: a person, an office, a body."""
    lead = _after_dateline(text, low, high)
    near = [p for p in cast.places if lead <= p.start < high]
    people = [p for p in near if p.sort in ("person", "office")]
    if people:
        first = people[0]
        return first.name, (first.start, first.end)
    subject = text[lead:high].strip(" ,")
    letter = re.match(
        r"(?:the|his|her)?\s*(?:full text|reply|congratulatory|personal|\w+)?\s*"
        r"(?:of )?(?:the )?(?:message|letter|speech|reply|telegram|text|address)",
        subject,
        re.I,
    )
    if letter and len(subject.split()) < 9:
        return None
    named = re.match(r"(?:The |An? )?([A-Z][^,:\"“]{2,120}?)(?: on \w+day| \w+day)?$", subject)
    if named and len(subject.split()) > 1:
        at = text.find(named.group(1), lead, high)
        return named.group(1).strip(), (at, at + len(named.group(1).strip()))
    return None


def _after_dateline(text: str, low: int, high: int) -> int:
    dash = text.find("--", low, min(high, low + 80))
    start = dash + 2 if dash >= 0 else low
    while start < high and text[start].isspace():
        start += 1
    return start


def _sender(cast: Cast, lead: Passage, speech: Range | None) -> tuple[str, Range | None] | None:
    """The author of the speech or message that the first paragraph tells of."""
    if speech:
        before = [
            p for p in cast.places if lead.start <= p.start < speech[0] and p.sort == "person"
        ]
        if before:
            return before[0].name, None
    return (cast.sender, None) if cast.sender else None


def _whole(article: Article, text: str, running: list[Passage], cast: Cast) -> Body | None:
    """A commentary or an article with a by-line, whose whole text is the body."""
    title = next((p for p in article.passages if p.role == "title"), None)
    head = text[title.start : title.end] if title else ""
    if not running or not COMMENTARY.search(head):
        return None
    start = _after_dateline(text, running[0].start, running[0].end)
    if COMMENTARY_IS.search(text[start : running[0].end]) and len(running) > 1:
        start = running[1].start
    end = _end(text, running)
    agency = re.search(r"\b([A-Z][\w ]{1,40}?) commentary", head, re.I)
    by = next(
        (p for p in cast.places if title and p.start < title.end and p.sort == "outlet"), None
    )
    if start >= end or not (agency or by):
        return None
    speaker = by.name if by else (agency.group(1).strip() if agency else "")
    return Body(start, end, speaker, None, None, None) if speaker else None


def _end(text: str, running: list[Passage]) -> int:
    """The last word before `-0-`, a signature included."""
    end = running[-1].end
    for passage in running:
        if END.search(text[passage.start : passage.end][-12:]):
            end = passage.end
            break
    mark = END.search(text, max(0, end - 12), end)
    end = mark.start() if mark else end
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def name_in(places: tuple[Place, ...], start: int, end: int) -> Place | None:
    """The first name that begins in these characters."""
    return next((p for p in places if start <= p.start < end), None)
