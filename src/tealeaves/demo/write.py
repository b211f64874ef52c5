"""A plan written out as a text; the same plan and seed give the same text."""

from tealeaves.demo import letters, reports
from tealeaves.demo.banks import Hand
from tealeaves.demo.names import names
from tealeaves.demo.plan import DAILY, Plan, Text

WRITERS = {
    "activity": reports.activity,
    "roundup": reports.roundup,
    "congress": reports.congress,
    "message": letters.message,
    "received": letters.received,
    "corvania": letters.statement,
    "westmark": letters.statement,
    "drills": letters.statement,
    "commentary": letters.commentary,
    "address": letters.address,
}


def write(plan: Plan, seed: int) -> Text:
    """The text of a plan."""
    known = names()
    facts = {"weekday": f"{plan.day:%A}"}
    if plan.countries:
        facts["foreign"] = known.capital(plan.countries[0])
    if plan.series in ("corvania", "drills", "commentary"):
        called = plan.naming or known.country(plan.countries[0])
        facts |= {"Name": called, "Country": called}
    if plan.series == "roundup" or plan.series.startswith("received"):
        facts["They"] = "They"
    hand = Hand(f"{seed} {plan.id}", facts.pop("weekday"), **facts)
    writer = WRITERS.get(plan.series.partition("-")[0], reports.routine)
    title, paragraphs = writer(plan, known, hand)
    agency = "" if plan.outlet == DAILY else f"Velgrad, {plan.day:%B} {plan.day.day} (SCA) -- "
    return Text(plan, title, "\n".join([agency + paragraphs[0], *paragraphs[1:]]))
