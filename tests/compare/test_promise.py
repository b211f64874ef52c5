"""What a report promises of its precedents is what they list when they are read in its place."""

from random import Random

from tealeaves.compare.contrast import contrast
from tests.compare.made import letter

CODES = ("RUR", "CHN", "RUS", "KOR", "JPN")


def letters(seed, many=14):
    """Texts that differ by chance: who is named, how often, how long."""
    dice = Random(seed)
    for n in range(1, many + 1):
        named = [(code, dice.randint(1, 3)) for code in CODES if dice.random() < 0.9]
        yield letter(n, named, words=dice.randint(200, 400))


def test_the_precedents_said_to_list_something_do_list_something():
    some = 0
    for seed in range(12):
        texts = list(letters(seed))
        results = [contrast(t, [o for o in texts if o is not t]) for t in texts]
        lists = [bool(result.facts) for result in results]
        some += sum(lists)
        for own, result in zip(lists, results, strict=True):
            assert result.listing == sum(lists) - own
    assert some > 0


def test_few_of_the_texts_that_differ_by_chance_alone_list_anything():
    lists = [
        bool(contrast(t, [o for o in texts if o is not t]).facts)
        for texts in (list(letters(seed, 21)) for seed in range(12))
        for t in texts
    ]
    assert sum(lists) <= 0.15 * len(lists)
