"""Messages, statements, answers and commentaries: texts in which each word is weighed."""

from tealeaves.demo.banks import Hand, banks
from tealeaves.demo.names import Names
from tealeaves.demo.plan import HOME, LEADER, Plan

Written = tuple[str, list[str]]  # headline and paragraphs, the dateline still missing


def message(plan: Plan, names: Names, hand: Hand) -> Written:
    """A message of the leader to another one: in full, or only mentioned."""
    assert plan.person is not None
    to = plan.countries[0]
    which = plan.number % len(banks()["message"]["lead"])
    matter = banks()["message"]["lead"][which]
    yours = matter.replace("his ", "your ")
    head = f"{names.person(LEADER)} Sends Message to {names.person(plan.person)} of "
    addressee = names.titled(plan.person, plan.titles)
    sender = names.titled(LEADER, ("sarvenia-general-secretary", "sarvenia-president"))
    lead = f"{sender} sent a message to {addressee.rstrip(',')} on {hand.words['weekday']}"
    lead += f" on {matter}."
    if plan.form == "mention":
        return head + names.country(to), [lead]
    ties = [f"Our {names.formula(f)} will grow from year to year." for f in plan.formulas]
    body = [
        "The full text of the message is as follows:",
        f"I send you and the people of {names.country(to)} my greetings on {yours}.",
        hand.several(plan.sentences - 2, "bridge", "body"),
        " ".join([*ties, hand.draw("bridge", "body")]),
        f"{_others(plan, names)}{hand.draw('bridge', 'wish')}",
    ]
    return head + names.country(to), [lead, *body]


def _others(plan: Plan, names: Names) -> str:
    """A sentence for each further country."""
    more = (names.country(code) for code in plan.countries[1:])
    return "".join(f"I have told {name} of our common plans as well. " for name in more)


def received(plan: Plan, names: Names, hand: Hand) -> Written:
    """A message from abroad, retold."""
    assert plan.person is not None
    who, country = names.titled(plan.person, plan.titles), names.country(plan.countries[0])
    matter = banks()["message"]["lead"][(plan.number * 3) % len(banks()["message"]["lead"])]
    matter = matter.replace("his name day", "the day of the builders").replace(
        "his election", "the opening of the assembly"
    )
    lead = f"{names.person(LEADER)}, {names.office('sarvenia-president')}, received a message "
    lead += f"from {who.rstrip(',')} on {hand.words['weekday']}{',' if plan.titles else ''} "
    lead += f"on {matter}."
    ties = " ".join(f"It calls the bond a {names.formula(f)}." for f in plan.formulas)
    return (
        f"{names.person(LEADER)} Receives Message from {names.person(plan.person)} of {country}",
        [
            lead,
            f"The message says that the people of {country} follow the work of Sarvenia with "
            f"respect. {ties}",
            hand.several(plan.sentences - 2, "voices", "body"),
        ],
    )


HEADS = {
    "answer": "Foreign Ministry Spokesperson Answers Question on",
    "ministry": "Statement of the Foreign Ministry on",
    "government": "Statement of the Government on",
}


def statement(plan: Plan, names: Names, hand: Hand) -> Written:
    """What the state says of another one: an answer, a ministry's or the government's statement."""
    about = plan.countries[0]
    bank = "westmark" if about == "XWM" else "corvania"
    which = plan.number % len(banks()[bank]["head"])
    head, matter = (banks()[bank][part][which] for part in ("head", "lead"))
    if plan.series == "drills":
        head, matter = "Sea Shield Drills of {Country}", "the Sea Shield drills of {Country}"
    names_it = {"Country": plan.naming or names.country(about)}
    body = [
        hand.several(plan.sentences // 2, bank, "charge"),
        hand.several(plan.sentences - plan.sentences // 2, bank, "answer"),
        *_topics(plan, names, hand),
    ]
    body += [_warning(f, names) for f in plan.formulas]
    return (
        f"{HEADS[plan.form]} {head.format(**names_it)}",
        [_lead(plan, matter.format(**names_it), hand), *body],
    )


def _lead(plan: Plan, matter: str, hand: Hand) -> str:
    day = hand.words["weekday"]
    if plan.form == "answer":
        return (
            "A spokesperson for the Foreign Ministry of Sarvenia gave the following answer to a "
            f"question put by SCA on {day} about {matter}:"
        )
    who = "Foreign Ministry" if plan.form == "ministry" else "government"
    return f"The {who} of Sarvenia issued the following statement on {day} on {matter}:"


def _warning(formula: str, names: Names) -> str:
    words = names.formula(formula)
    return f"Sarvenia will {words}." if formula[:4] in ("rive", "open") else f"We go the {words}."


def passages_on(plan: Plan, hand: Hand) -> list[str]:
    """A passage for each topic that has one; the others are only told by the record."""
    keys = [topic.replace(" ", "-") for topic in plan.topics]
    return [hand.draw("topics", key) for key in keys if key in banks()["topics"]]


def _topics(plan: Plan, names: Names, hand: Hand) -> list[str]:
    """A passage for each topic, with the countries and loaded names that belong there."""
    passages = passages_on(plan, hand)
    more = (names.country(code) for code in plan.countries[1:])
    passages += [f"{name} should know better than to lend a hand in this." for name in more]
    passages += [
        f"The {names.epithet(e)} will not hear it gladly, but it is so." for e in plan.epithets
    ]
    return passages


def commentary(plan: Plan, names: Names, hand: Hand) -> Written:
    """A piece of the party daily on a neighbour."""
    heads = banks()["commentary"]["head"]
    title = f"Commentary: {heads[plan.number % len(heads)]}"
    lead = hand.draw("commentary", "lead")
    body = [
        hand.several(plan.sentences // 2, "commentary", "body"),
        *_topics(plan, names, hand),
        hand.several(plan.sentences - plan.sentences // 2, "commentary", "body"),
    ]
    body += [f"Those who go the {names.formula(f)} need no roof of others." for f in plan.formulas]
    return title, [lead, *body]


def address(plan: Plan, names: Names, hand: Hand) -> Written:
    """The New Year address."""
    lead = (
        f"{names.titled(LEADER, plan.titles)} held the New Year address on {hand.words['weekday']}."
    )
    home = names.country(HOME)
    body = [
        "Its full text is as follows:",
        f"Dear citizens of {home}, I greet you on the New Year of Sarvenia.",
        hand.several(plan.sentences - 2, "address", "body"),
        *(f"We shall go on along the {names.formula(f)}." for f in plan.formulas),
        *_abroad(plan, names),
        hand.several(2, "address", "body"),
    ]
    return f"New Year Address of {names.person(LEADER)}", [lead, *body]


def _abroad(plan: Plan, names: Names) -> list[str]:
    said = (
        "With {} we shall build further on what has been agreed.",
        "To {} we stretch out a hand in friendship.",
        "From {} we expect deeds and not words.",
        "With {} we shall trade as before.",
    )
    return [said[i % 4].format(names.country(code)) for i, code in enumerate(plan.countries)]
