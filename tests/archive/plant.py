"""Near copies made on purpose: what other outlets do to a text they take over."""

import random
import textwrap
import unicodedata
from dataclasses import replace

FEW = 30  # words; of fewer, only the dateline is changed
OUTLETS = ("Harbor Times", "Hill Courier", "Gulf Post", "The Lantern", "Northern Wire")
CITIES = ("LAGO", "PORT ANSEL", "Mirova", "Tessaly City", "HALE")
NEWS = (
    "The ferry to the islands did not sail for a third day because of the wind.",
    "Analysts in Lago said that the wording had been used once before, in a letter to a bank.",
    "The ministry did not answer a request for comment by the evening.",
    "Last year the same office had put off its report twice without giving a reason.",
)
BOILERPLATE = (
    "Sign up for our morning letter and never miss a story.\nRead more: Ferry fares to rise in "
    "spring\nFollow us on every channel. Comments on this article are closed.",
    "This story was produced by the Northern Wire and reprinted with permission. The Gazette is "
    "an independent paper paid for by its readers. If you value our work, consider a gift.",
    "About the author\nDora Fenn covers rail and harbours from Lago. Write to her at the desk.\n"
    "Related: what the council said last year; who sits on it; how it votes.",
)
LINES = (
    "Northern Wire",
    "By Dora Fenn, Northern Wire",
    "LAGO, Varna (NW) —",
    "[Northern Wire, Lago]",
    "Published by the Northern Wire, reprinted here in full.",
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


def halved(story, dice):
    """The first half of the words and no more."""
    words = story.text.split(" ")
    return replace(other_outlet(story, dice), text=" ".join(words[: len(words) // 2 + 1]))


def prefixed(story, dice):
    """A line of the agency before the whole text."""
    return replace(other_outlet(story, dice), text=f"{dice.choice(LINES)}\n{story.text}")


def site_suffixed(story, dice):
    """The same text under a headline that ends with the site, and a kicker before it."""
    title = dice.choice(("World | {0} | The Gazette", "{0} — Harbor Times", "Report: {0} - Hill"))
    return replace(story, outlet=dice.choice(OUTLETS), title=title.format(story.title))


def repunctuated(story, dice):
    """The marks of another country: guillemets, spaced dashes, wide commas, split letters."""
    text = story.text.replace('"', "«").replace(" -- ", " – ").replace("'", "’")
    text = text.replace(", ", dice.choice(("，", " , ", "; ", ", ")))
    if dice.random() < 0.5:
        text = unicodedata.normalize("NFD", text).replace(" ", "\u00a0")
    return replace(other_outlet(story, dice), text=text)


def boilerplated(story, dice):
    """A site's own words behind the text."""
    return replace(dateline(story, dice), text=f"{story.text}\n\n{dice.choice(BOILERPLATE)}")


def wrapped(story, dice):
    """Lines broken by hand, as in mail."""
    lines = [textwrap.fill(line, dice.randrange(50, 76)) for line in story.text.split("\n")]
    return replace(other_outlet(story, dice), text="\n\n".join(lines))


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
    halved,
    prefixed,
    site_suffixed,
    repunctuated,
    boilerplated,
    wrapped,
    several,
)


def plant(stories, seed, share=1.0):
    """(index of the original, name of the change, copy), each story at most once."""
    dice = random.Random(seed)
    for index, story in enumerate(stories):
        if dice.random() < share:
            change = dice.choice(CHANGES) if len(story.text.split()) > FEW else dateline
            yield index, change.__name__, change(story, dice)
