"""What packs hold: the entries that a non-programmer edits, and the Pack of all in force."""

from dataclasses import dataclass, field


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
    days: int | None = None  # that it may run; None: one day


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


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """All packs in force, later ones over earlier ones by id.

    One is like another only when it is the same: what is made of a pack can be remembered by it.
    """

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

    @property
    def reading_ladder(self) -> tuple[str, ...]:
        """The rungs that readings are given, the highest first; none without such a ladder."""
        return self.ladders["reading"].rungs if "reading" in self.ladders else ()
