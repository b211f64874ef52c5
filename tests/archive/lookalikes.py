"""Texts that look like copies of others and are none: other days, names, numbers; a denial."""

import random
import re
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from tests.archive.plant import NEWS, OUTLETS

LETTER = 300  # words at most of a text in which another name makes another text
NAMES = ("Quorn", "Bexley", "Dora Fenn", "Abel Stroud", "Wessmark", "Ilyria", "Hugo Pike")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+){0,3}")
STEMS = {
    "inspected": "inspect", "opened": "open", "praised": "praise", "said": "say", "asked": "ask",
    "promised": "promise", "visited": "visit", "sent": "send", "met": "meet", "held": "hold",
    "took": "take", "laid": "lay", "planted": "plant", "answered": "answer",
}  # fmt: skip
VERB = re.compile(rf"\b(?:{'|'.join(STEMS)})\b")
COUNT = re.compile(r"(?<![\w.,])[1-9]\d?(?![\w.,]\d|\w|st|nd|rd|th)")
OPINION = (
    "It is a strange thing to read such a paper twice and find it shorter the second time.",
    "My neighbour, who built boats for thirty years, laughed when he heard of it.",
    "Those who were there remember the rain, the band and the cold soup.",
    "A council that prints its lists in full has nothing left to hide behind.",
    "We were told to be patient, and we have been patient since the last flood.",
    "Nobody will write a song about this.",
)
YEARLY = re.compile(r"\b(\d{2})(st|nd|rd|th)\b|\b(20\d\d)\b")


def later(story, days):
    day = Date.fromisoformat(story.date) + timedelta(days)
    return replace(story, date=day.isoformat())


def addressed(story, dice):
    """The same letter to somebody else: two names replaced wherever they stand."""
    head, dash, text = story.text.partition("-- ")
    names = sorted(set(NAME.findall(text)) - set(NAMES))
    if len(names) < 2 or len(text.split()) > LETTER:
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
    lines = re.sub(r"(?<=[a-z]\. )(?=[A-Z])", "\n", story.text).split("\n")
    for i in range(1, len(lines), 2):
        lines[i] = (
            f"{dice.choice(NEWS)} {dice.choice(NAMES)} came {dice.choice(('first', 'last'))}."
        )
    return later(replace(story, text=" ".join(lines)), 1) if len(lines) > 2 else None


def denied(story, dice):
    """The statement's denial, the same day elsewhere: its verbs of saying and doing negated."""
    text, n = VERB.subn(lambda m: f"did not {STEMS[m[0]]}", story.text, count=2)
    made = replace(story, text=text, outlet=dice.choice(OUTLETS))
    return made if n and len(text.split()) < LETTER else None


def recounted(story, dice):
    """The same report with other numbers: another day's, another place's."""
    text, n = COUNT.subn(lambda m: str(int(m[0]) + dice.randrange(1, 9)), story.text)
    return later(replace(story, text=text), dice.choice((0, 1, 30))) if n > 1 else None


def elsewhere(story, dice):
    """The same routine in another country, as another outlet tells it."""
    head, dash, text = story.text.partition("-- ")
    names = sorted(set(NAME.findall(text)) - set(NAMES))
    if len(names) < 2 or len(text.split()) > LETTER:
        return None
    swapped = dict(
        zip(names, dice.sample(NAMES * (len(names) // len(NAMES) + 1), len(names)), strict=True)
    )
    text = NAME.sub(lambda m: swapped.get(m[0], m[0]), text)
    made = replace(story, text=head + dash + text, outlet=dice.choice(OUTLETS))
    return later(made, dice.choice((0, 1)))


def quoted_at_length(story, dice):
    """A commentary that quotes a passage and says twice as much of its own."""
    words = story.text.split(" ")
    if len(words) < 60:
        return None
    piece = " ".join(words[20 : 20 + len(words) // 4])
    own = " ".join(dice.sample(OPINION, len(OPINION)))
    text = f'{own}\n"{piece}"\n' + " ".join(dice.sample(OPINION, len(OPINION)))
    many = len(words) // len(own.split()) + 1
    return replace(
        story, text=text + f"\n{own}" * many, outlet=dice.choice(OUTLETS), title="A View"
    )


LOOKALIKES = (addressed, a_year_on, next_day, denied, recounted, elsewhere, quoted_at_length)


def lookalikes(stories, seed):
    """(index of the story, name of the change, text that is no copy of it)."""
    dice = random.Random(seed)
    for index, story in enumerate(stories):
        for change in LOOKALIKES:
            made = change(story, dice)
            if made is not None:
                yield index, change.__name__, made
