"""Answers that are remembered: as long as the archive is the same, and a moment longer."""

from tealeaves.desk.recent import MOMENT, Recent


def test_an_answer_serves_while_the_state_is_the_same_and_a_moment_longer():
    now, made = [0.0], []

    def make():
        made.append(1)
        return len(made)

    kept = Recent(2, lambda: now[0])
    assert kept.get("a", 1, make) == 1
    now[0] = 100.0
    assert kept.get("a", 1, make) == 1
    assert kept.get("a", 2, make) == 2
    now[0] += MOMENT / 2
    assert kept.get("a", 3, make) == 2
    now[0] += MOMENT
    assert kept.get("a", 3, make) == 3


def test_the_answers_asked_for_last_are_kept():
    kept = Recent(2)
    for key in "abac":
        kept.get(key, 1, lambda key=key: key)
    assert list(kept.known) == ["a", "c"]
