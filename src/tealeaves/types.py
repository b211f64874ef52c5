"""Every value that crosses a boundary. No logic here but refusing bad values.

A span is always in characters of the page (`Page.text`); the finders get from the article's
clean text to the page, and back, through `Article.view`.
"""

from dataclasses import dataclass, field
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


# ---------------------------------------------------------------- packs


@dataclass(frozen=True, slots=True)
class PersonEntry:
    id: str
    forms: tuple[str, ...]  # the first is the standard spelling
    country: str | None  # served; None: an international body
    forms_ko: tuple[str, ...] = ()
    forms_orig: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    id: str
    canonical: str  # "Secretary, Security Council"
    forms: tuple[str, ...]  # printed forms without the article
    country: str | None  # None: any country's
    forms_ko: tuple[str, ...] = ()
    body: str | None = None
    rank: int | None = None  # 1 is highest
    since: str | None = None
    until: str | None = None
    forms_orig: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    person: str
    office: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class BodyEntry:
    id: str
    kind: str  # party, ministry, army, ...
    forms: tuple[str, ...]
    country: str | None
    forms_ko: tuple[str, ...] = ()
    parent: str | None = None
    forms_orig: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletEntry:
    id: str
    forms: tuple[str, ...]  # the first is the name
    country: str | None
    kind: str  # agency, daily, television, ...
    forms_ko: tuple[str, ...] = ()
    owner: str | None = None
    audience: str | None = None
    domains: tuple[str, ...] = ()
    forms_orig: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryEntry:
    id: str  # ISO 3166 alpha-3, SUN for the USSR
    forms: tuple[str, ...]  # names, the first is the usual one
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    forms_ko: tuple[str, ...] = ()
    forms_orig: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    id: str
    forms: tuple[str, ...]
    country: str | None
    level: str  # region, city, ...
    forms_ko: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlocEntry:
    id: str  # NATO, UN, G7, "UN Command", West
    forms: tuple[str, ...]
    forms_ko: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LadderEntry:
    """One published ranking of vehicles, highest rung first."""

    id: str
    name: str
    rungs: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class GenreEntry:
    """How a kind of text is known. `title` and `lead` are regular expressions, any of them.

    The entries are tried in order, the first that fits decides. `{person}`, `{office}`,
    `{body}`, `{outlet}` and `{country}` in a pattern stand for any name of that kind.
    """

    id: str  # pack id
    genre: str
    rung: str | None
    layer: str
    title: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()  # first paragraph of the body
    issuer: str | None = None
    audience: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class FormulaEntry:
    """One step of a family; the steps of a family are ordered weak to strong or old to new."""

    id: str  # family-step
    family: str
    step: int
    order: str  # strength, age, parallel
    forms: tuple[str, ...]
    target: str | None = None
    note: str | None = None
    forms_ko: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()  # regular expressions for fillers
    forms_orig: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EpithetEntry:
    id: str
    forms: tuple[str, ...]
    target: str
    sign: str
    voice: str | None = None
    forms_ko: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A word of report, stance or chance, by its base forms."""

    id: str
    kind: str  # verb, noun, modal, probability, condition, ...
    forms: tuple[str, ...]
    strength: str
    forms_ko: tuple[str, ...] = ()
    scale: str | None = None
    low: float | None = None
    point: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class OccasionEntry:
    id: str
    forms: tuple[str, ...]
    rule: str  # fixed, lunar, movable, irregular
    states: tuple[str, ...]
    date: str | None = None  # MM-DD
    lunar: str | None = None  # "08-15"
    first_year: int | None = None
    forms_ko: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class ChromeEntry:
    """A phrase of page furniture: the whole line, its beginning, or anywhere in it."""

    id: str
    where: str  # line, start, anywhere
    forms: tuple[str, ...]
    language: str
    kind: str  # comments, share, cookies, newsletter, related, tags, copyright, more, menu, ...


@dataclass(frozen=True, slots=True)
class WordList:
    """A named list of words that a finder needs: `lexicon("friendly-adjectives")`."""

    id: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """All packs in force, later ones over earlier ones by id."""

    stamps: tuple[tuple[str, str], ...]  # id and sha256 of each pack
    people: dict[str, PersonEntry] = field(default_factory=dict)
    offices: dict[str, OfficeEntry] = field(default_factory=dict)
    tenures: tuple[Tenure, ...] = ()
    bodies: dict[str, BodyEntry] = field(default_factory=dict)
    outlets: dict[str, OutletEntry] = field(default_factory=dict)
    countries: dict[str, CountryEntry] = field(default_factory=dict)
    places: dict[str, PlaceEntry] = field(default_factory=dict)
    blocs: dict[str, BlocEntry] = field(default_factory=dict)
    ladders: dict[str, LadderEntry] = field(default_factory=dict)
    genres: dict[str, GenreEntry] = field(default_factory=dict)
    formulas: dict[str, FormulaEntry] = field(default_factory=dict)
    epithets: dict[str, EpithetEntry] = field(default_factory=dict)
    cues: dict[str, CueEntry] = field(default_factory=dict)
    occasions: dict[str, OccasionEntry] = field(default_factory=dict)
    chrome: dict[str, ChromeEntry] = field(default_factory=dict)
    words: dict[str, WordList] = field(default_factory=dict)
