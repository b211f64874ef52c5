"""Every value that crosses a boundary. No logic here but refusing bad values.

A span is always in characters of the page (`Page.text`); the finders get from the article's
clean text to the page, and back, through `Article.view`.
"""

from dataclasses import dataclass
from typing import Literal

from tealeaves.spans import Span, View

# ---------------------------------------------------------------- page and article

Role = Literal[
    "title", "heading", "paragraph", "list", "caption", "credit", "byline", "dateline", "chrome"
]


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes decoded once: `text` is never changed again."""

    id: str  # sha256 of raw, in hex
    raw: bytes
    text: str
    encoding: str
    media_type: Literal["text/plain", "text/html"]
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page with one role; `view` holds its words with the page's damage undone."""

    span: Span
    role: Role
    view: View
    copy_of: int | None = None  # index of the block this one repeats
    part_of: int | None = None  # index of the block this one continues
    credit: str | None = None
    level: int | None = None  # of a heading, 1 to 6


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of the article as it lies in the article's clean text, parts joined."""

    start: int  # in characters of Article.view.text
    end: int
    role: Role
    block: int  # index of its first block


@dataclass(frozen=True, slots=True)
class Dateline:
    place: str | None
    date: str | None  # YYYY-MM-DD
    agency: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of issue. `latest` is the last possible day where only a range is known."""

    value: str
    precision: Literal["day", "month", "year"]
    basis: Literal["given", "printed", "inferred"]
    evidence: tuple[Span, ...] = ()
    latest: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning that must travel with the reading."""

    flag: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A page cut into blocks, and the clean text of what is neither chrome nor a copy.

    `view` is that clean text: the kept blocks joined by blank lines, parts by a space.
    `passages` tile it, in order; every finder reads them.
    """

    page: Page
    blocks: tuple[Block, ...]
    view: View
    passages: tuple[Passage, ...]
    language: str  # BCP 47, "und" when it cannot be told
    title: int | None = None  # index of its block
    outlet: str | None = None
    section: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: Dated | None = None  # given or printed; inferring needs the reading
    printed: str | None = None  # the day the page itself prints, also where another one is given
    flags: tuple[Flag, ...] = ()


# ---------------------------------------------------------------- findings


@dataclass(frozen=True, slots=True)
class Mention:
    """A pack's entry seen in the text, before anybody decided what it stands for."""

    start: int  # in characters of Article.view.text
    end: int
    kind: str  # person office body outlet country demonym capital place bloc formula epithet ...
    keys: tuple[str, ...]  # ids of the entries with this form, more than one when it is ambiguous


@dataclass(frozen=True, slots=True)
class TitleSpan:
    span: Span
    canonical: str  # "General Secretary, Workers' Party of Korea"
    office: str | None = None  # pack id


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words that say a title was left off."""

    span: Span
    title: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named, or given an office without a name (then `name` is None)."""

    name: str | None
    country: str | None
    order: int  # of first mention, from 1
    mentions: tuple[Span, ...] = ()
    title_spans: tuple[TitleSpan, ...] = ()
    label: str | None = None  # how statements refer to a nameless person
    key: str | None = None
    name_forms: tuple[str, ...] = ()
    role: str | None = None
    honorifics: tuple[Span, ...] = ()
    address_terms: tuple[Span, ...] = ()
    affiliation: str | None = None
    title_withheld: Withheld | None = None

    @property
    def anonymous(self) -> bool:
        return self.name is None


@dataclass(frozen=True, slots=True)
class Attendee:
    rank: int
    name: str
    span: Span
    canonical: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A medium named in the running text."""

    name: str
    spans: tuple[Span, ...]
    key: str | None = None
    name_forms: tuple[str, ...] = ()
    described_as: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One counted mention of a state or bloc."""

    code: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    span: Span
    country: str | None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    speaker: str | None
    kind: Literal["body", "direct", "indirect"]
    content: Span
    also_content: tuple[Span, ...] = ()
    speaker_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    addressee: str | None = None
    parent: int | None = None  # index of the enclosing statement
    partly_quoted: bool = False
    via: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    function: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    what: str
    who: tuple[str, ...]
    tense: Literal["past", "future"]
    type: str
    evidence: tuple[Span, ...]
    where: str | None = None
    start: str | None = None
    end: str | None = None
    mod: str | None = None
    occasion: str | None = None
    recurring: bool = False
    alleged_by: str | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    holder: str  # code: "from" in the contract
    target: str  # code or "unnamed": "to" in the contract
    sign: Literal["+", "-", "0"]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Epithet:
    span: Span
    target: str
    sign: Literal["+", "-", "0"]


@dataclass(frozen=True, slots=True)
class Formula:
    span: Span
    family: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Probability:
    """A published word scale's band, in percent."""

    scale: str
    low: float
    point: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    by: str
    kind: Literal["forecast", "commitment", "threat", "demand"]
    certainty: str
    claim: Span
    subject: str | None = None
    horizon: str | None = None
    condition: Span | None = None
    conditional: bool = False
    negated: bool = False
    rhetorical: bool = False
    probability: Probability | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    n: int
    k: int
    bits: float
    same: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """What an analyst would name. Without evidence it cannot be built."""

    kind: str
    basis: Literal["stated", "counted", "compared"]
    statement: str
    evidence: tuple[Span, ...]
    label: str | None = None
    about: str | None = None
    baseline: Baseline | None = None
    details: tuple[tuple[str, str | int | tuple[str, ...]], ...] = ()  # first, over, title, days

    def __post_init__(self) -> None:
        if not self.evidence and self.basis != "compared":
            raise ValueError(f"a {self.basis} signal of kind {self.kind} needs evidence")


@dataclass(frozen=True, slots=True)
class Authority:
    """`rung` is one rung, or (highest, lowest) where the text allows a range only."""

    rung: str | tuple[str, str] | None
    issuer: str | None
    layer: Literal["first_hand", "second_hand"]
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    value: Literal["external", "domestic", "both"] | None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What makes texts comparable beside their kind, outlet and language."""

    occasion: str | None = None  # pack id
    basis: str | None = None  # headline, wording, date
    counterpart: str | None = None  # code of the country it is addressed to or about
    direction: str | None = None  # of a message: sent, received


NOWHERE = Setting()


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing of a text that says nothing until it is compared.

    `kind`: treatment (of a country: own, group), greeting (0 to 7), phrase (stock phrase of the
    packs, `value` its words), grade and age (highest step of a family, weak to strong or old to
    new), delay (days), ladder (place), home (the country whose medium it is).
    """

    kind: str
    key: str  # country, family, which delay, ladder
    value: str | None = None
    amount: float | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article. A section that is None was not looked for."""

    article: Article
    version: str
    packs: tuple[tuple[str, str], ...]  # id and sha256 of each pack used
    published: Dated | None
    genre: str | None
    authority: Authority
    audience: Audience
    people: tuple[Person, ...] | None = None
    attendance: tuple[Attendee, ...] | None = None
    outlets: tuple[Outlet, ...] | None = None
    actors: tuple[Actor, ...] | None = None
    blocs: tuple[Actor, ...] | None = None
    places: tuple[Place, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    dates: tuple[Timex, ...] | None = None
    events: tuple[Event, ...] | None = None
    stance: tuple[Stance, ...] | None = None
    epithets: tuple[Epithet, ...] | None = None
    formulas: tuple[Formula, ...] | None = None
    forecasts: tuple[Forecast, ...] | None = None
    signals: tuple[Signal, ...] | None = None
    flags: tuple[Flag, ...] = ()
    not_read: tuple[tuple[str, str], ...] = ()  # section and why
