"""A sample of an invented wire service's texts, made anew from the same seed each time.

It holds what makes near copies hard: columns of every day, greetings, anniversaries, headlines
without a text, and reports that share stock phrases.
"""

import random
from datetime import date as Date
from datetime import timedelta

from tealeaves.archive.versions.copies import Story

WIRE = "Northern Wire"
PEOPLE = (
    "Petra Sand", "Ulm Hart", "Ann Lee", "Orso Vane", "Mila Brandt", "Tor Ekvall", "Jana Reed",
    "Cato Lind", "Ruth Amsel", "Ivo Marsh", "Della Quint", "Sven Olafur", "Nadia Kerr", "Paul Ost",
)  # fmt: skip
LANDS = (
    "Varna", "Ruritania", "Tessaly", "Mirova", "Orm", "the Hale Islands", "Brunland", "Ostmark",
    "Karelia Minor", "the Sand Republic", "Aldovia", "Genosha", "Sylvania", "Borduria",
)  # fmt: skip
OFFICES = (
    "minister of rail", "chair of the River Council", "deputy head of the Harbour Office",
    "director of the Grain Bureau", "first secretary of the Builders' League", "envoy at large",
)  # fmt: skip
PLACES = ("Lago", "Port Ansel", "Hale", "Upper Tarn", "Mirova City", "Drum", "Saltmarsh", "Corve")
WORKS = (
    "the new bridge over the Tarn", "a cannery", "the northern power line", "a school for pilots",
    "the salt works", "the grain store of the lower valley", "a reservoir", "the tram depot",
    "the glass factory", "an orchard of nine hundred trees", "the dry dock", "a paper mill",
)  # fmt: skip
VERBS = (
    "inspected", "opened", "spoke at length about", "praised the builders of", "laid the first "
    "stone of", "asked for more care with", "promised steel for", "set a new date for",
)  # fmt: skip
STOCK = (
    "He stressed the need to hold fast to the line of the River Council under any circumstances.",
    "The participants pledged to carry out this year's tasks ahead of schedule and without fail.",
    "It was an occasion to show the single-minded unity of the leadership and the working people.",
    "Present there were leading officials of ministries and national institutions.",
)
SAID = (
    "{p} said that {w} would be ready before the {n}th of the month, whatever the weather.",
    "According to the {o}, {n} families of {c} had already been told to move their boats.",
    "Nobody from {l} was named, although {p} had met its envoy in {c} two days before.",
    "The paper printed {n} photographs and put the one of {w} on page {k}.",
    "{p}, {o}, {v} {w} in {c}.",
    "In a letter to {l} the {o} asked for {n} tons of rye and offered coal in return.",
    "Work on {w} had stopped for {k} weeks because the pumps from {l} came late.",
    "At the end of the day {p} and {q} planted {k} trees behind the hall of {c}.",
    "The list of guests had {n} names, among them {q} of {l}, who spoke for {k} minutes.",
    "{q} answered that {l} had never signed the paper of {c} and would not do so now.",
    "The crew of {w} worked through {k} nights, and {n} of them were given watches.",
    "{c} will have a market again, said {q}, once the road to {l} is open.",
    "Of the {n} carriages that left {c}, only {k} came back with their seals unbroken.",
    "A choir from {l} sang for the {o}, who had come without {q}.",
)


def wire(seed, many=300):
    """The wire's stories, in order of their days; no two are copies."""
    dice = random.Random(seed)
    makers = (report, report, report, report, greeting, weather, review, anniversary, photo)
    stories = []
    for n in range(many):
        day = Date(2031, 1, 1) + timedelta(n // 3)
        stories.append(makers[n % len(makers)](dice, day.isoformat(), n))
    return stories


def sentence(dice):
    return dice.choice(SAID).format(
        p=dice.choice(PEOPLE),
        q=dice.choice(PEOPLE),
        o=dice.choice(OFFICES),
        l=dice.choice(LANDS),
        c=dice.choice(PLACES),
        w=dice.choice(WORKS),
        v=dice.choice(VERBS),
        n=dice.randrange(11, 99),
        k=dice.randrange(2, 10),
    )


def story(day, title, *lines):
    month = Date.fromisoformat(day).strftime("%b")
    head = f"Lago, {month}. {int(day[-2:])} (Northern Wire) -- "
    return Story(head + "\n".join(lines), title, WIRE, day)


def report(dice, day, n):
    lines = [
        " ".join(sentence(dice) for _ in range(dice.randrange(1, 4)))
        for _ in range(dice.randrange(2, 9))
    ]
    lines.insert(dice.randrange(len(lines)), dice.choice(STOCK))
    return story(day, f"{dice.choice(PEOPLE)} Visits {dice.choice(WORKS).title()}", *lines)


def greeting(dice, day, n):
    who, land, office = dice.choice(PEOPLE), LANDS[n % len(LANDS)], dice.choice(OFFICES)
    return story(
        day,
        f"Greetings to {who} of {land}",
        f"Orla Finn, president of the River Council, sent a message of greeting to {who}, "
        f"{office} of {land}, on the occasion of the national day.",
        f"The message said that the friendly relations between the two countries would grow "
        f"stronger in all fields and wished the people of {land} well-being and success.",
    )


def weather(dice, day, n):
    sky = dice.choice(("fine", "cloudy", "wet"))
    return story(
        day,
        "Weather",
        f"It will be {sky} across the country tomorrow, says the weather office in Lago.",
    )


def review(dice, day, n):
    return story(
        day,
        "Press Review",
        "Leading newspapers came out today with the following articles.",
        *(f"The Lantern: {sentence(dice)}" for _ in range(5)),
        "All papers carry the news of the day in brief.",
    )


def anniversary(dice, day, n):
    year = 24 + 2 * (n // 9)
    return story(
        day,
        f"{year}th Anniversary Marked",
        f"A wreath was laid at the monument of the founders on the {year}th anniversary of the "
        "crossing of the Tarn. A guard of honour stood at the gate and the band played the hymn. "
        "Officials and working people of Lago looked round the museum afterwards.",
    )


def photo(dice, day, n):
    heads = (
        f"Morning on {dice.choice(WORKS)} in {dice.choice(PLACES)}",
        "Oratorical Meeting Held in Lago",
        "Scenes of Saltmarsh",
    )
    title = heads[n // 9 % len(heads)]
    return Story(title, title, WIRE, day)


SAID_KO = (
    "{p}은 {w}의 준공식에 참가하여 {n}명의 일군들을 만났다.",
    "{w}에서는 {n}일 동안 낮과 밤이 따로 없는 전투가 벌어졌다.",
    "{l} 대표단 단장은 {p}에게 편지 {k}통을 전달하였다.",
    "{c}의 주민들은 새 집 {n}채를 받고 기쁨을 금치 못하였다.",
    "이날 {c}에서는 {l}과의 회담이 {k}시간 진행되였다.",
    "{p}은 {l}의 제의를 받아들일수 없다고 하면서 회의장을 떠났다.",
    "강위원회는 {w}를 {k}월까지 끝낼것을 결정하였다.",
    "신문은 {c}의 사진 {k}장을 {n}면에 실었다.",
)
PEOPLE_KO = ("홍나루", "백여울", "남가람", "도한결", "차보름", "표다솜", "변한울", "길마루")
LANDS_KO = ("바르나", "루리타니아", "테살리", "미로바", "오름", "알도비아", "보르두리아")
PLACES_KO = ("라고", "앤슬항", "윗타른", "소금벌", "북드럼", "코르베", "한여울")
WORKS_KO = ("새 다리", "통조림공장", "북부송전선", "곡물창고", "유리공장", "저수지", "제지공장")


def korean_wire(seed, many=120):
    """The same service in Korean; no two are copies."""
    dice = random.Random(seed)
    stories = []
    for n in range(many):
        day = Date(2031, 1, 1) + timedelta(n // 3)
        lines = [
            " ".join(korean_sentence(dice) for _ in range(dice.randrange(1, 4)))
            for _ in range(dice.randrange(3, 7))
        ]
        title = f"{dice.choice(PLACES_KO)}에서 {dice.choice(WORKS_KO)} 준공"
        head = f"(라고 {day.month}월 {day.day}일발 북방통신) "
        stories.append(Story(head + "\n".join(lines), title, "북방통신", day.isoformat()))
    return stories


def korean_sentence(dice):
    return dice.choice(SAID_KO).format(
        p=dice.choice(PEOPLE_KO),
        l=dice.choice(LANDS_KO),
        c=dice.choice(PLACES_KO),
        w=dice.choice(WORKS_KO),
        n=dice.randrange(11, 99),
        k=dice.randrange(2, 10),
    )
