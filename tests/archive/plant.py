"""Near copies made on purpose: what other outlets do to a text they take over."""

import random
import re
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

FEW = 30  # words; of fewer, only the dateline is changed
OUTLETS = ("Harbor Times", "Hill Courier", "Gulf Post", "The Lantern", "Northern Wire")
CITIES = ("LAGO", "PORT ANSEL", "Mirova", "Tessaly City", "HALE")
NEWS = (
    "The ferry to the islands did not sail for a third day because of the wind.",
    "Analysts in Lago said that the wording had been used once before, in a letter to a bank.",
    "The ministry did not answer a request for comment by the evening.",
    "Last year the same office had put off its report twice without giving a reason.",
)
CREDITS = ("(Agency, with our own reporting)", "Source: Northern Wire", "© Northern Wire 2031")


def sentences_of(text):
    return [s for s in text.replace(".\n", ". \n").split(". ") if s.strip()]


def other_outlet(story, dice):
    return replace(story, outlet=dice.choice(OUTLETS), title=headline(story.title, dice))


def headline(title, dice):
    """Another headline, or the same one dressed up."""
    forms = (
        "{t} - The Gazette",
        "World | {t}",
        "Agency: {t}",
        "{t}",
        "What we know about it so far",
    )
    return dice.choice(forms).format(t=title or "News")


def dateline(story, dice):
    """Another dateline before the text, or none."""
    body = story.text.split("-- ", 1)[-1] if "-- " in story.text[:80] else story.text
    city, day = dice.choice(CITIES), dice.randrange(1, 28)
    head = dice.choice(
        (f"{city}, Aug. {day} (NW) -- ", f"{city} (Northern Wire) - ", f"{city} — ", "")
    )
    return replace(other_outlet(story, dice), text=head + body)


def shortened(story, dice):
    """The tail cut off: between a third and nine tenths stay."""
    words = story.text.split(" ")
    keep = int(len(words) * dice.uniform(0.35, 0.9))
    return replace(dateline(story, dice), text=" ".join(words[:keep]))


def paragraph_dropped(story, dice):
    lines = [line for line in story.text.split("\n") if line.strip()]
    if len(lines) < 4:
        return dateline(story, dice)
    del lines[dice.randrange(1, len(lines))]
    return replace(dateline(story, dice), text="\n".join(lines))


def paragraph_added(story, dice):
    lines = story.text.split("\n")
    lines.insert(dice.randrange(1, len(lines) + 1), dice.choice(NEWS))
    return replace(dateline(story, dice), text="\n".join(lines))


def credited(story, dice):
    return replace(dateline(story, dice), text=f"{story.text}\n{dice.choice(CREDITS)}")


def misspelt(story, dice):
    """About one word in fifty with two letters swapped, dropped or doubled."""
    words = story.text.split(" ")
    for _ in range(max(1, len(words) // 50)):
        at = dice.randrange(len(words))
        word = words[at]
        if len(word) > 4 and word.isalpha():
            i = dice.randrange(1, len(word) - 2)
            swapped = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
            words[at] = dice.choice(
                (swapped, word[:i] + word[i + 1 :], word[:i] + word[i] + word[i:])
            )
    return replace(dateline(story, dice), text=" ".join(words))


def restyled(story, dice):
    """Marks, case and spaces of another house."""
    text = story.text.replace('"', "'").replace(" -- ", " — ").replace("\n", "\n\n")
    text = text.replace(", ", " ") if dice.random() < 0.5 else text.upper()
    return replace(other_outlet(story, dice), text=text)


def several(story, dice):
    """Three of these at once."""
    for change in dice.sample((paragraph_added, paragraph_dropped, misspelt, credited), 3):
        story = change(story, dice)
    return story


CHANGES = (
    dateline,
    shortened,
    paragraph_dropped,
    paragraph_added,
    credited,
    misspelt,
    restyled,
    several,
)


def plant(stories, seed, share=1.0):
    """(index of the original, name of the change, copy), each story at most once."""
    dice = random.Random(seed)
    for index, story in enumerate(stories):
        if dice.random() < share:
            change = CHANGES[index % len(CHANGES)] if len(story.text.split()) > FEW else dateline
            yield index, change.__name__, change(story, dice)


# ------------------------------------------------------------------ look-alikes that are no copies

NAMES = ("Quorn", "Bexley", "Dora Fenn", "Abel Stroud", "Wessmark", "Ilyria", "Hugo Pike")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+){0,3}")
YEARLY = re.compile(r"\b(\d{2})(st|nd|rd|th)\b|\b(20\d\d)\b")


def later(story, days):
    day = Date.fromisoformat(story.date) + timedelta(days)
    return replace(story, date=day.isoformat())


def addressed(story, dice):
    """The same letter to somebody else: two names replaced wherever they stand."""
    head, dash, text = story.text.partition("-- ")
    names = sorted(set(NAME.findall(text)) - set(NAMES))
    if len(names) < 2:
        return None
    for name in dice.sample(names, 2):
        text = text.replace(name, dice.choice(NAMES))
    return later(replace(story, text=head + dash + text), dice.choice((0, 1, 30)))


def a_year_on(story, dice):
    """The same text a year later: the ordinal or the year is one more."""
    text = YEARLY.sub(
        lambda m: f"{int(m[1]) + 1}{m[2]}" if m[1] else str(int(m[3]) + 1), story.text, count=2
    )
    return later(replace(story, text=text), 365) if text != story.text else None


def next_day(story, dice):
    """The same column the next day: every second sentence is news."""
    lines = story.text.replace(". ", ".\n").split("\n")
    for i in range(1, len(lines), 2):
        lines[i] = (
            f"{dice.choice(NEWS)} {dice.choice(NAMES)} came {dice.choice(('first', 'last'))}."
        )
    return later(replace(story, text=" ".join(lines)), 1) if len(lines) > 1 else None


LOOKALIKES = (addressed, a_year_on, next_day)


def lookalikes(stories, seed):
    """(index of the story, name of the change, text that is no copy of it)."""
    dice = random.Random(seed)
    for index, story in enumerate(stories):
        for change in LOOKALIKES:
            made = change(story, dice)
            if made is not None:
                yield index, change.__name__, made
