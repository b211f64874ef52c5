"""Words of an invented country for the bench: Ruritania, its people, towns, offices and phrases.

Nearly all words are made of syllables, as many different ones as in real texts, and are drawn as
often as Zipf's law has it: the first of a list much more often than the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random

from tealeaves.knowledge import Pack
from tealeaves.packs.load import load

SEED = 20260301
ENGLISH_WORDS = 60_000
KOREAN_WORDS = 40_000
SHIFT = 2.7  # of Zipf's law: words by 1 / (rank + SHIFT)

SMALL = (
    "the of and to in a for is on that by was with as at it from be an are which has this were "
    "have will its had not all been or but their also who one more other into up after there "
    "about out when over some can than them first new two would time most under between since"
).split()
SPOKEN = (
    "harbour bridge railway school museum state mine orchard mill festival treaty budget loan "
    "market factory hospital library dam canal airport exhibition congress delegation people work "
    "country garrison regiment frigate reactor dairy vineyard census tariff visa parade statue "
    "theatre choir harvest drought flood earthquake ferry tunnel pipeline forest fishery quarry"
).split()
FIRST = (
    "Rudolf Flavia Michael Antoinette Fritz Helga Anton Bertram Rose Josef Detchard Lauengram "
    "Krafstein Albert Sophie Osra Dagmar Leopold Stephan Marthe Kuno Irma Gustav Walther Ilse"
).split()
STARTS = (
    "Bal Bren Dor Drach El Far Gor Hal Hent Kor Kraf Lau Lem Mar Mel Nor Ost Pol Rass Rup Sapt "
    "Strel Tarl Ver Wal Zen Zol Quin Uln Ir Cas Dem Ept Fim Gal Hos Jun Lis Mov Nid Ob Pes Ric Sul"
).split()
MIDDLES = "a e i o u ae en er ing or an el is ul am eth ov ir ad on".split()
ENDS = (
    "burg dorf stein feld heim ach hold mund tal wald berg ster nau ritz lau gau rich bert mer dan "
    "s ed ion ly al ive ter ment ness ous ant ure"
).split()
OFFICES = (
    "President|Prime Minister|Minister of Foreign Affairs|Minister of Trade|Chancellor|Governor|"
    "Ambassador|Chief of the General Staff|Speaker of the Diet|Secretary of the Council"
).split("|")
FORMULAS = (
    "unbreakable oath of the lowlands|white tower that stands|faithful as the river|"
    "hour of the crown|under the red seal|bread and salt and honour|eternal harbour light|"
    "one hand on the oar|bell that never rests|long table of friendship|"
    "guardians of the two fords|lion that does not sleep|stone of Zenda|"
    "undivided valley|from the mountains to the quay|seven open gates"
).split("|")
EPITHETS = "brazen|warlike|treacherous|brotherly|time-honoured|reckless|steadfast|puppet".split("|")
OUTLETS = ("RNA", "Strelsau Courier", "Zenda Herald", "Radio Hentzau", "Ford Gazette")
GENRES = ("report", "statement", "speech", "commentary", "message", "communique", "briefing")
RUNGS = ("agency_report", "spokesperson", "ministry", "commentary", "government", "leader")
TOPICS = "trade|defence|culture|farming|energy|diplomacy|sport|health".split("|")
MONTHS = (
    "January February March April May June July August September October November December"
).split()

HANGUL = (
    "가각간강개거건걸경계고곡공과관교구국군권귀규그금기길김나난남내년노농능니다단달담당대도독동"
    "두등라락란량력련령로록론료류륙리린립마만말망매명모목문물미민바박반발방배백변별병보복본부북분"
    "비사산살상새생서석선설성세소속손송수순술숭시식신실심아안암압앙야양어업여역연영예오온왕외요용"
    "우운원월위유윤은의이익인일임자작장재저적전절점정제조종좌주중지직진질차참창책처천철첨청체초촌"
    "총추축출충치칠타탄태토통투특파판팔편평포표품풍피필하학한합항해행향허헌혁현형혜호화환활황회획효후"
)
KOREAN_SPOKEN = "로동 력사 인민 평화 공장 조국 학교 강국 녀성 년간 립장 친선 협조 련합 당".split()
PARTICLES = ("은", "는", "이", "가", "을", "를", "의", "에", "에서", "와", "과", "로", "도", "")
VERBS = ("하였다", "되였다", "진행하였다", "이룩하였다", "밝히였다", "참가하였다", "돌아보았다")
KOREAN_OFFICES = "대통령|총리|외무상|무역상|대사|지사".split("|")
KOREAN_FORMULAS = "두 나루의 맹세|붉은 인장|흰 탑아래|긴 식탁우에".split("|")
KOREAN_COUNTRIES = {
    "CHN": "중국", "RUS": "로씨야", "USA": "미국", "JPN": "일본", "VNM": "윁남", "CUB": "꾸바",
    "IRN": "이란", "SYR": "수리아", "MNG": "몽골", "LAO": "라오스", "DEU": "도이췰란드",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """Values of which the first are drawn much more often than the last."""

    values: Sequence[str]
    weights: Sequence[float]  # summed up

    @classmethod
    def of(cls, values: Sequence[str], shift: float = SHIFT) -> "Drawn":
        """Weighed by 1 / (rank + shift)."""
        return cls(values, tuple(accumulate(1 / (i + shift) for i in range(len(values)))))

    def some(self, chance: Random, count: int) -> list[str]:
        """So many of them, one perhaps several times."""
        return chance.choices(self.values, cum_weights=self.weights, k=count)


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the texts of one language are made of. Keys of countries are by their shown name."""

    words: Drawn
    people: Drawn
    places: Drawn
    countries: Drawn
    codes: dict[str, str]  # of countries, by name
    offices: Drawn
    formulas: Drawn


@lru_cache(maxsize=1)
def pack() -> Pack:
    """The packs in force."""
    return load()


@lru_cache(maxsize=1)
def english() -> Tongue:
    """The same in every process."""
    chance = Random(SEED)
    made = latin_words(chance, ENGLISH_WORDS)
    names = [word.title() for word in latin_words(chance, 6500)]
    codes = {entry.forms[0]: code for code, entry in pack().countries.items()}
    return Tongue(
        words=Drawn.of((*SMALL, *SPOKEN, *made)),
        people=Drawn.of([f"{chance.choice(FIRST)} {name}" for name in names[:4000]], 20),
        places=Drawn.of(names[4000:], 20),
        countries=Drawn.of(tuple(codes), 8),
        codes=codes,
        offices=Drawn.of(OFFICES),
        formulas=Drawn.of(FORMULAS),
    )


@lru_cache(maxsize=1)
def korean() -> Tongue:
    """The same for Korean, as the North writes it."""
    chance = Random(SEED + 1)
    made = hangul_words(chance, KOREAN_WORDS)
    codes = {name: code for code, name in KOREAN_COUNTRIES.items()}
    return Tongue(
        words=Drawn.of((*KOREAN_SPOKEN, *made), 10),
        people=Drawn.of([hangul_word(chance, 3) for _ in range(2000)], 20),
        places=Drawn.of([hangul_word(chance, 2) + "시" for _ in range(600)], 20),
        countries=Drawn.of(tuple(codes), 4),
        codes=codes,
        offices=Drawn.of(KOREAN_OFFICES),
        formulas=Drawn.of(KOREAN_FORMULAS),
    )


def latin_words(chance: Random, count: int) -> tuple[str, ...]:
    """So many different made-up words, small letters."""
    found: dict[str, None] = {}
    while len(found) < count:
        middles = "".join(chance.choice(MIDDLES) for _ in range(chance.randint(0, 2)))
        found[(chance.choice(STARTS) + middles + chance.choice(ENDS)).casefold()] = None
    return tuple(found)


def hangul_words(chance: Random, count: int) -> tuple[str, ...]:
    """So many different made-up Korean words of two to four syllables."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[hangul_word(chance, chance.choice((2, 2, 2, 3, 3, 4)))] = None
    return tuple(found)


def hangul_word(chance: Random, syllables: int) -> str:
    """One made-up Korean word."""
    return "".join(chance.choice(HANGUL) for _ in range(syllables))
