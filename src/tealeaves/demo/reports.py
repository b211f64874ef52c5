"""What the agency reports: the leader's days, greetings from abroad, works, water, a congress."""

from tealeaves.demo.banks import Hand
from tealeaves.demo.names import Names, listed
from tealeaves.demo.plan import LEADER, Plan

Written = tuple[str, list[str]]


def activity(plan: Plan, names: Names, hand: Hand) -> Written:
    """A visit of the leader, with the list of those present."""
    where = hand.fill("{plant} in {place}")
    where = where[0].lower() + where[1:]
    place, plant = where.rpartition(" in ")[2], where.rpartition(" in ")[0]
    hand.words |= {"place": place, "plant": plant}
    who = names.titled(LEADER, plan.titles)
    pride = [f"He said that the people there go the {names.formula(f)}." for f in plan.formulas[:1]]
    close = [f"All stand with a {names.formula(f)}, he said." for f in plan.formulas[1:]]
    abroad = [f"He spoke of the trade with {names.country(c)} as well." for c in plan.countries]
    verb = ("Visits", "Looks Round", "Inspects", "Tours")[plan.number % 4]
    present = listed([names.person(p) for p in plan.present])
    return f"{names.person(LEADER)} {verb} {plant.title()} in {place}", [
        f"{who} visited the {where} on {hand.words['weekday']}.",
        hand.several(plan.sentences // 2, "activity", "look"),
        " ".join([hand.several(2, "activity", "say"), *pride, *abroad]),
        " ".join([hand.several(plan.sentences - plan.sentences // 2, "activity", "task"), *close]),
        f"Present at the visit were {present}.",
    ]


SENT = (
    "{} sent a message.",
    "{} sent greetings.",
    "{} invited a delegation of teachers.",
    "{} gave a reception.",
    "{} held an evening in honour of Sarvenia.",
    "{} answered with a letter.",
    "{} sent flowers and a letter.",
    "{} asked for news of the harvest.",
)


def roundup(plan: Plan, names: Names, hand: Hand) -> Written:
    """Greetings from abroad, country after country."""
    ways = list(SENT)
    hand.chance("ways").shuffle(ways)
    lands = [names.country(code) for code in plan.countries]
    items = [
        " ".join([way.format(land), hand.draw("voices", "body")])
        for way, land in zip(ways, lands, strict=False)
    ]
    month = f"{plan.day:%B}"
    return f"Foreign Greetings to Sarvenia in {month}", [
        f"Greetings from abroad reached Velgrad in {month}. They came from {listed(lands)}.",
        *items,
    ]


HEADS = {
    "economy": ("New Hall in {place}", "{place} Meets Plan", "Works in {place} Grow"),
    "farm": ("In the Fields of {place}", "{crop_cap} Brought in at {place}", "Season in {place}"),
    "culture": ("Evening in {place}", "{place} Sings", "Guests of the Muses in {place}"),
    "sport": ("{place} Wins", "Cup Goes to {place}", "Day of {sport} in {place}"),
    "health": ("New Beds in {place}", "Doctors in {place}", "Care for the Villages of {place}"),
    "flood": ("Water Falls in {place}", "Help Reaches {place}", "Dyke Holds at {place}"),
}


def routine(plan: Plan, names: Names, hand: Hand) -> Written:
    """A day's report from the country."""
    kind = plan.series
    head = hand.fill(HEADS[kind][plan.number % 3])
    first, rest = plan.sentences // 2, plan.sentences - plan.sentences // 2
    body = [hand.several(first, kind, "body"), hand.several(rest, kind, "body")]
    body += [f"Those at work there go the {names.formula(f)}." for f in plan.formulas]
    return head, body


DAYS = ("Opens", "in Second Day", "in Third Day", "in Fourth Day", "Closes")


def congress(plan: Plan, names: Names, hand: Hand) -> Written:
    """One day of the congress."""
    which = plan.number % len(DAYS)
    who = names.titled(LEADER, plan.titles)
    did = ("opened", "took part in", "took part in", "took part in", "closed")[which]
    chair = names.person(plan.present[which % len(plan.present)])
    return f"Fifth Congress of NLP {DAYS[which]}", [
        f"{who} {did} the Fifth Congress of the National Labour Party on {hand.words['weekday']}.",
        hand.several(plan.sentences // 2, "congress", "body"),
        f"{chair} presided over the sitting. " + hand.several(2, "congress", "body"),
        *(f"The congress called for the {names.formula(f)}." for f in plan.formulas),
        f"Present at the congress were {listed([names.person(p) for p in plan.present])}.",
    ]
