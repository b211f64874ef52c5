"""What a text of the invented press will say, before it is written: a change is another plan."""

from dataclasses import dataclass
from datetime import date

AGENCY = "SCA"
DAILY = "People's Lantern"
HOME = "XSV"
LEADER = "ilya-marent"


@dataclass(frozen=True, slots=True)
class Plan:
    """One text. Countries, people, offices and formulas are ids of the demo's pack."""

    series: str  # what it is compared with: "activity", "message-XTK" ...
    number: int  # within its series
    day: date
    outlet: str = AGENCY
    form: str = ""  # message: full, mention; statement: answer, ministry, government
    countries: tuple[str, ...] = ()  # foreign ones, in the order in which they are named
    person: str | None = None  # a foreign leader: whom a message goes to or comes from
    titles: tuple[str, ...] = ()  # offices printed beside the leader, or beside `person`
    formulas: tuple[str, ...] = ()
    present: tuple[str, ...] = ()  # the attendance list, in printed order
    topics: tuple[str, ...] = ()  # each fills a passage, and is told by the record
    epithets: tuple[str, ...] = ()
    naming: str | None = None  # how the first country is called; None: by its name
    sentences: int = 6  # of plain matter

    @property
    def id(self) -> str:
        """The name of the text: series and number."""
        return f"{self.series}-{self.number:03d}"


@dataclass(frozen=True, slots=True)
class Text:
    """A finished text with what its record says."""

    plan: Plan
    title: str
    body: str

    @property
    def url(self) -> str:
        """Where it would stand."""
        place = "lantern" if self.plan.outlet == DAILY else "sca"
        return f"https://{place}.example/{self.plan.day:%Y/%m/%d}/{self.plan.id}"


@dataclass(frozen=True, slots=True)
class Change:
    """One planted change: which text, what kind, what it is about, what was and what is."""

    text: str  # id of the plan
    kind: str
    about: tuple[str, ...]  # ids of the pack, topics, or words
    was: str
    now: str
