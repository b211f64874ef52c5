"""One archive of made texts for all tests of this folder; nothing in it is changed."""

import pytest

from tests.check.made import archive_of, letter, report, speech

FRIENDS = "I thank China and Russia for their help. China and Russia are good neighbours."
TURNED = "I thank Russia and China. Russia is our first friend, and Russia will stay it."
PUTIN = "Vladimir Putin, president of Russia"


def texts():
    """January to May alike; June differs in titles, order and words."""
    for month in range(1, 6):
        yield letter(f"2031-{month:02d}-04", f"{FRIENDS} The work of number {month} goes on.")
        yield speech(
            f"2031-{month:02d}-14",
            f"Comrades, dock number {month} is ready. He said that Japan must not come near it.",
        )
    yield letter("2031-06-04", TURNED, titles="general secretary of the Workers’ Party of Korea")
    yield letter(
        "2031-06-20",
        "Our two peoples walk as sworn brothers of the sea and will build every ship together.",
        to=PUTIN,
    )
    yield speech("2031-06-14", "Comrades, the last dock is ready. He said that Cuba sent sugar.")
    yield speech("2031-06-16", "Comrades, we thank all who dug and built and carried.", "Pit 9")
    for day in range(1, 13):
        yield report(f"2031-05-{day:02d}", f"Ship number {day} came in from China with coal.")
        yield report(f"2031-06-{day:02d}", f"Ship number {day} came in from Cuba with sugar.")
    yield report(
        "2031-06-25",
        "Kim Jong Un received greetings from Xi Jinping, president of China, and others.",
        "Greetings Received",
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory, lookup):
    with archive_of(tmp_path_factory.mktemp("check") / "a.tea", texts(), lookup) as opened:
        yield opened
