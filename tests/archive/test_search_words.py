"""What a query finds: scripts, spellings, phrases, operators. Texts are our own."""

import json

import pytest

from tealeaves.archive.search.find import Query, search
from tests.archive.kept_texts import archive_of
from tests.shared import SHARED, needs_shared

TEXTS = {
    "harbour": "The Harbour of Port Zenda\n\n"
    "President Rudolf’s ferry, the “Swan-20”, left Café Élan.",
    "swan": "A test of the Swan 20 rocket\n\nThe rocket flew for nine minutes over Strelsau.",
    "korean": "자력갱생의 길\n\n"
    "조선로동당은 력사적인 녀성대회를 열었다. 신형ICBM화성-20형을 보았다.",
    "southern": "노동자 대회\n\n"
    "여성 노동자들이 역사 박물관에서 러시아 손님을 만났다. 규율을 지켰다.",
    "spaced": "새 길\n\n그들은 자력 갱생의 정신으로 일하였다. 로씨야손님이 왔다. 대렬이 지나갔다.",
    "chinese": "港口开放\n\n朝鲜半岛局势受到关注，中国的GDP增长。",
    "russian": "Визит\n\nМинистр Лавров прибыл в Стрельсау. Речь Шойгу и Захаровой напечатана.",
    "english": "Lavrov Arrives\n\nMinister Lavrov arrived with Sergey Shoigu on Monday.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory, lookup):
    with archive_of(tmp_path_factory.mktemp("kept") / "a.tea", lookup, *TEXTS.values()) as kept:
        yield kept


def names(archive, query, **options):
    """The texts found, by name."""
    in_order = dict(enumerate(TEXTS, 1))
    found = search(archive, Query(query, **options))
    assert found.total == len(found.hits)
    return {in_order[hit.id] for hit in found.hits} if not found.partial else set()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("harbour", {"harbour"}),
        ("HARBOUR zenda", {"harbour"}),
        ("harbours", set()),
        ("harbour strelsau", set()),
        ("cafe elan", {"harbour"}),
        ("rudolf", {"harbour"}),
        ("Rudolf's", {"harbour"}),
        ("Swan-20", {"harbour", "swan"}),
        ("swan 20", {"harbour", "swan"}),
        ("Swan20", {"harbour", "swan"}),
        ("Swan-2", set()),
        ('"the rocket flew"', {"swan"}),
        ("“the rocket flew”", {"swan"}),
        ('"rocket the flew"', set()),
        ("rock*", {"swan"}),
        ("rock", set()),
        ("flew NEAR/3 nine", {"swan"}),
        ("flew NEAR/3 strelsau", set()),
        ("rocket OR ferry", {"swan", "harbour"}),
        ("swan -rocket", {"harbour"}),
        ("swan NOT ferry", {"swan"}),
        ('swan -"nine minutes"', {"harbour"}),
        ("(rocket OR ferry) nine", {"swan"}),
    ],
)
def test_words_phrases_and_operators(archive, query, expected):
    assert names(archive, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("갱생", {"korean", "spaced"}),
        ("자력갱생", {"korean", "spaced"}),
        ("자력 갱생", {"korean", "spaced"}),
        ('"자력 갱생"', {"korean", "spaced"}),
        ("갱생자력", set()),
        ("로동당", {"korean"}),
        ("노동당", {"korean"}),
        ("조선노동당", {"korean"}),
        ("노동", {"korean", "southern"}),
        ("로동자", {"southern"}),
        ("력사", {"korean", "southern"}),
        ("역사", {"korean", "southern"}),
        ("녀성", {"korean", "southern"}),
        ("여성", {"korean", "southern"}),
        ("러시아", {"southern", "spaced"}),
        ("로씨야 손님", {"southern", "spaced"}),
        ("규률", {"southern"}),
        ("대열", {"spaced"}),
        ("광산", set()),
        ("길", {"korean", "spaced"}),
        ("ICBM", {"korean"}),
        ("화성", {"korean"}),
        ("20형", {"korean"}),
        ("화성-20형", {"korean"}),
        ("화성 21형", set()),
        ("GDP", {"chinese"}),
        ("增长", {"chinese"}),
        ("长增", set()),
        ("岛", {"chinese"}),
    ],
)
def test_parts_and_spellings_of_korean_and_chinese_words(archive, query, expected):
    assert names(archive, query) == expected


@pytest.mark.parametrize("query", ["이라", "나라", "누가", "노는"])
def test_native_words_are_not_looked_for_under_another_spelling(tmp_path, lookup, query):
    text = "글\n\n그들은 우리상을 보라라고 하루가 지나도록 산으로는 갔다."
    with archive_of(tmp_path / "b.tea", lookup, text) as kept:
        assert search(kept, Query(query)).total == 0


@pytest.mark.parametrize(
    ("query", "everywhere", "as_typed"),
    [
        ("Lavrov", {"english", "russian"}, {"english"}),
        ("Лавров", {"english", "russian"}, {"russian"}),
        ("Shoigu", {"english", "russian"}, {"english"}),
        ("Shoygu", {"russian"}, set()),
        ("Zakharova", {"russian"}, set()),
        ("Сергей Шойгу", {"english"}, set()),
        ("Lavrin", set(), set()),
    ],
)
def test_names_in_two_scripts(archive, query, everywhere, as_typed):
    assert names(archive, query) == everywhere
    assert names(archive, query, own_script=True) == as_typed


def test_a_longer_query_than_any_text_finds_the_nearest_marked_partial(archive):
    found = search(archive, Query("朝鲜半岛局势分析"))
    assert (found.partial, found.total) == (True, 1)
    assert [hit.title for hit in found.hits] == ["港口开放"]
    assert search(archive, Query("rocket strelsau unheard")).hits[0].title.startswith("A test")
    assert not search(archive, Query("rocket unheard unseen")).partial  # one of three is too few
    assert not search(archive, Query('"rocket unheard"')).hits


def test_the_title_weighs_more_than_the_text(archive):
    assert search(archive, Query("swan")).hits[0].title == "A test of the Swan 20 rocket"


@needs_shared
def test_the_shared_cases(tmp_path, lookup):
    lines = (SHARED / "cases" / "archive_search.jsonl").read_text("utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if case["kind"] == "search"]
    for case in cases:
        texts = case["input"].removeprefix("docs:").removeprefix("doc:").split(" ; ")
        with archive_of(tmp_path / f"{case['id']}.tea", lookup, *texts) as kept:
            for query, expected in case["expected"]["queries"].items():
                words, _, note = query.partition(" (")
                found = search(kept, Query(words, own_script="only" in note))
                wanted = expected if isinstance(expected, int) else 1
                assert found.total == wanted, (case["id"], query)
                assert found.partial == ("partial" in str(expected)), (case["id"], query)
