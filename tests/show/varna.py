"""A page of an invented country and its reading, built by hand: Varna greets Sunmar."""

from tealeaves.knowledge import CountryEntry, OutletEntry, Pack
from tealeaves.spans import Span, View, join
from tealeaves.types import (
    Actor,
    Article,
    Attendee,
    Audience,
    Authority,
    Baseline,
    Block,
    Dated,
    Epithet,
    Event,
    Flag,
    Forecast,
    Formula,
    Outlet,
    Page,
    Passage,
    Person,
    Place,
    Probability,
    Reading,
    Signal,
    Stance,
    Statement,
    Timex,
    TitleSpan,
    Withheld,
)

BLOCKS = (
    ("chrome", "Home | News | Share"),
    ("title", "Varna Thanks Sunmar First <Again> & Again"),
    ("byline", "By our desk in Port Varna"),
    (
        "paragraph",
        "On Monday President Ilo Maren of Varna said that Sunmar is “our oldest friend”, "
        "and that the two states will likely sign a treaty by June if talks go on.",
    ),
    ("heading", "No word to the islands"),
    (
        "paragraph",
        "Maren did not name the Outer Isles. The Varna Courier printed the greetings of "
        "Sunmar without their words, signed as President and not as Grand Marshal.",
    ),
    ("caption", "Ilo Maren, President of Varna, at the pier / Varna Courier"),
    ("chrome", "Leave a reply"),
)
PACK = Pack(
    stamps=(("core", "c0" * 32),),
    countries={
        "VAR": CountryEntry("VAR", ("Varna",)),
        "SUN": CountryEntry("SUN", ("Sunmar",)),
        "ISL": CountryEntry("ISL", ("the Outer Isles",)),
    },
    outlets={"courier": OutletEntry("courier", ("Varna Courier",), "VAR", "daily")},
)


def page(blocks=BLOCKS):
    """The article of blocks given as (role, words), a blank line between them."""
    text = "\n\n".join(words for _, words in blocks)
    made, at = [], 0
    for role, words in blocks:
        made.append(Block(Span(at, at + len(words)), role, View.of(words, at)))
        at += len(words) + 2
    passages, clean = [], 0
    for n, block in enumerate(made):
        if block.role != "chrome":
            passages.append(Passage(clean, clean + len(block.view.text), block.role, n))
            clean += len(block.view.text) + 2
    title = next((n for n, block in enumerate(made) if block.role == "title"), None)
    return Article(
        Page("ab" * 32, text.encode("utf-8", "replace"), text, "utf-8", "text/plain", "varna.txt"),
        tuple(made),
        join(b.view for b in made if b.role != "chrome"),
        tuple(passages),
        "en",
        title,
    )


def at(article, words, nth=1):
    """The span of the nth place of some words."""
    start = -1
    for _ in range(nth):
        start = article.page.text.index(words, start + 1)
    return Span(start, start + len(words))


def reading():
    """Everything a reading can hold, on the page above."""
    a = page()

    def s(words, nth=1):
        return at(a, words, nth)

    maren = Person(
        "Ilo Maren",
        "VAR",
        1,
        (s("Ilo Maren"), s("Maren", 2)),
        (TitleSpan(s("President"), "President"), TitleSpan(s("President of Varna"), "President")),
        key="ilo-maren",
        title_withheld=Withheld(s("not as Grand Marshal"), "Grand Marshal", "greetings"),
    )
    return Reading(
        article=a,
        version="0.1.0",
        packs=(("core", "c0" * 32),),
        published=Dated(
            "2026-03-02",
            "day",
            "inferred",
            (s("Monday"),),
            "2026-03-04",
            "the second of March was a Monday",
        ),
        genre="news_analysis",
        authority=Authority(
            ("leader_speech", "agency_report"),
            "Varna Courier",
            "second_hand",
            (s("The Varna Courier printed"),),
        ),
        audience=Audience(None),
        people=(maren, Person(None, "SUN", 2, (), label="envoy")),
        attendance=(Attendee(1, "Ilo Maren", s("Ilo Maren", 2)),),
        outlets=(Outlet("Varna Courier", (s("Varna Courier"),)),),
        actors=(
            Actor("VAR", s("Varna", 1)),
            Actor("SUN", s("Sunmar", 1)),
            Actor("SUN", s("Sunmar", 2)),
            Actor("ISL", s("Outer Isles")),
        ),
        blocs=(),
        places=(Place(s("Port Varna"), "VAR", "city"),),
        statements=(
            Statement(
                "Ilo Maren",
                "indirect",
                s("Sunmar is “our oldest friend”"),
                cue="said",
                cue_span=s("said"),
                partly_quoted=True,
            ),
            Statement(
                "Varna Courier",
                "indirect",
                s("the greetings of Sunmar"),
                cue="printed",
                addressee="the islands",
                via="Radio Varna",
            ),
        ),
        dates=(Timex(s("Monday"), "DATE", "2026-03-02"), Timex(s("June"), "DATE", "2026-06")),
        events=(
            Event(
                "greetings of Sunmar",
                ("SUN",),
                "past",
                "message",
                (s("printed the greetings of Sunmar"),),
                start="2026-03-02",
            ),
            Event(
                "treaty with Sunmar",
                ("VAR", "SUN"),
                "future",
                "treaty",
                (s("sign a treaty"),),
                start="2026-06",
            ),
            Event("talks", ("VAR", "SUN"), "future", "talks", (s("talks go on"),)),
        ),
        stance=(
            Stance("VAR", "SUN", "+", (s("our oldest friend"),)),
            Stance("SUN", "VAR", "+", (s("greetings of Sunmar"),)),
        ),
        epithets=(Epithet(s("oldest friend"), "SUN", "+"),),
        formulas=(Formula(s("our oldest friend"), "friendship"),),
        forecasts=(
            Forecast(
                "Ilo Maren",
                "forecast",
                "will likely",
                s("the two states will likely sign a treaty by June"),
                "VAR",
                "2026-06",
                s("talks go on"),
                True,
                probability=Probability("ICD 203", 55, 67.5, 80),
            ),
            Forecast("heading", "forecast", "no word", s("No word to the islands")),
        ),
        signals=(
            Signal("priority", "stated", "Sunmar is thanked first.", (s("Thanks Sunmar First"),)),
            Signal(
                "absence",
                "stated",
                "the Outer Isles are not named",
                (s("Maren did not name the Outer Isles"),),
            ),
            Signal(
                "title_withheld",
                "compared",
                "Grand Marshal is left off.",
                (s("not as Grand Marshal"), s("signed as President")),
                baseline=Baseline(9, 7, 1.87, ("outlet",), ()),
            ),
        ),
        flags=(Flag("unbalanced_quote", (s("“our"),)),),
        not_read=(("places", "no finder yet"),),
    )
