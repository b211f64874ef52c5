"""Texts of our own in the agency's manner, and an archive of them: letters, speeches, reports."""

from hashlib import sha256

from tealeaves.archive.store import Archive
from tealeaves.check.analysis import Analysis
from tealeaves.check.check import check
from tealeaves.compare.subject import subject_of_page
from tealeaves.keep.add import Reader, add
from tealeaves.sources.record import Incoming, Where

NOW = "2032-01-01T08:00:00.000000Z"
MONTHS = (
    "January February March April May June July August September October November December"
).split()
BOTH = "general secretary of the Workers’ Party of Korea and president of the State Affairs"
ONE = "general secretary of the Workers’ Party of Korea"
GUEST = "Thongloun Sisoulith, president of Laos"


def day_of(date):
    return f"{MONTHS[int(date[5:7]) - 1]} {int(date[8:])}"


def incoming(date, text, outlet="KCNA"):
    """One page with a day and an address of its own."""
    number = sha256(f"{outlet} {text}".encode()).hexdigest()[:12]
    return Incoming(
        text.encode(),
        Where("made.jsonl", "rows", f"line {number}"),
        url=f"https://made.example/{number}",
        date=date,
        outlet=outlet,
    )


def letter(date, body, titles=BOTH, to=GUEST):
    """A letter of the leader, printed whole."""
    name = to.split(",")[0]
    head = f"Respected Comrade Kim Jong Un Sends Message of Greeting to {name}"
    return incoming(
        date,
        f"{head}\n\nPyongyang, {day_of(date)} (KCNA) -- Kim Jong Un, {titles}, sent a message of "
        f"greeting to {to}, on {day_of(date)}.\nThe message said:\n{body}\n",
    )


def speech(date, body, place="Harbour Works"):
    """A speech of the leader."""
    return incoming(
        date,
        f"Respected Comrade Kim Jong Un Makes Speech at {place}\n\n"
        f"Pyongyang, {day_of(date)} (KCNA) -- Kim Jong Un, {ONE}, made a speech at the {place} on "
        f"{day_of(date)}.\n{body}\n",
    )


def report(date, body, title="Work Goes On at the Harbour"):
    """A news report."""
    return incoming(date, f"{title}\n\nPyongyang, {day_of(date)} (KCNA) -- {body}\n")


def analysis(text, date="2031-06-30"):
    """A second-hand page: a heading, its day, its sentences."""
    return (
        "What Pyongyang Printed This Month\n\n"
        f"By Ann Analyst, {day_of(date)}, {date[:4]}\n\n"
        "North Korea’s state media followed Kim Jong Un through a busy month, KCNA said.\n\n"
        f"{text}\n"
    )


def archive_of(path, items, lookup):
    """An archive with these pages, open."""
    opened = Archive.open(path, create=True)
    add(opened, list(items), Reader(lookup), NOW)
    return opened


def checked(archive, lookup, tmp_path, text, date="2031-06-30"):
    """The claims of an analysis as JSON."""
    page = tmp_path / "analysis.txt"
    page.write_text(analysis(text, date), "utf-8")
    subject = subject_of_page(str(page), date=date)
    return check(archive, Analysis(subject, lookup)).to_json()
