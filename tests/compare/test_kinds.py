"""Each kind of feature: changes are found, mere variety is not, one fact is one signal."""

from dataclasses import replace

from tealeaves.compare.contrast import contrast
from tealeaves.compare.facts import Mark
from tealeaves.compare.saying import statement_of
from tests.compare.made import letter

USUAL = (("RUR", 5), ("CHN", 3), ("RUS", 2))
DAYS = range(1, 13)


def past(**more):
    return [letter(n, USUAL, words=290 + n % 3, **more) for n in DAYS]


def compared(here, before, countries=USUAL):
    return contrast(letter(20, countries, words=291, **here), before)


def fact(result, *group):
    return next((f for f in result.facts if f[0].feature.group == group), None)


def said(result, *group):
    return statement_of(fact(result, *group)[0])


def marks(*rows):
    return tuple(Mark(*row) for row in rows)


def named(code, *forms):
    return [("naming", f"{code}\t{form}") for form in forms]


def test_a_new_name_in_quotation_marks_is_found_with_its_marks():
    result = compared({"terms": named("CHN", "“Cathay”")}, past(terms=named("CHN", "China")))
    assert said(result, "naming", "CHN").startswith("CHN called “Cathay”; so in 0 of 12")


def test_small_letters_are_another_name():
    result = compared(
        {"terms": named("CHN", "north China")}, past(terms=named("CHN", "North China"))
    )
    assert "not CHN called North China; so in 12 of 12" in said(result, "naming", "CHN")


def test_a_country_named_once_is_not_asked_for_its_name():
    once = (("RUR", 5), "CHN")
    before = [letter(n, once, words=290, terms=named("CHN", "China")) for n in DAYS]
    assert fact(compared({"terms": named("CHN", "Chinese")}, before, once), "naming", "CHN") is None


def test_a_country_put_into_a_group_is_found():
    own = past(marks=marks(("treatment", "CHN", "own")))
    result = compared({"marks": marks(("treatment", "CHN", "group"))}, own)
    assert said(result, "treatment", "CHN") == (
        "CHN stands only in a group; an item of its own in 12 of 12 earlier texts that name it"
    )


def test_a_message_printed_in_full_is_found_where_summaries_are_usual():
    result = compared(
        {"marks": marks(("greeting", "CHN", None, 6.0))},
        past(marks=marks(("greeting", "CHN", None, 5.0))),
    )
    assert "printed in full (level 6), usually 5; 0 of 12" in said(result, "greeting", "CHN")


def test_a_late_report_is_found():
    delay = ("delay", "publication_delay", "event and publication")
    result = compared({"marks": marks((*delay, 9.0))}, past(marks=marks((*delay, 1.0))))
    assert "9 days between event and publication, usually 1" in said(
        result, "delay", "publication_delay"
    )


def test_a_higher_rung_is_one_fact_on_all_ladders():
    ladders = [("ladder", "tall", "letter", 5.0), ("ladder", "short", "letter", 3.0)]
    higher = [("ladder", "tall", "speech", 1.0), ("ladder", "short", "speech", 1.0)]
    result = compared({"marks": marks(*higher)}, past(marks=marks(*ladders)))
    assert len(fact(result, "rung")) == 2
    assert "on the ladder" in said(result, "rung")


def test_another_audience_is_found():
    result = compared({"audience": "external"}, past(audience="both"))
    assert "for both readers; 12 of 12" in said(result, "audience") or "external" in said(
        result, "audience"
    )


def test_titles_in_another_order_are_found():
    titles = [("rudolf", "President"), ("rudolf", "Marshal")]
    result = compared({"titles": titles[::-1]}, past(titles=titles))
    assert "Marshal before President" in said(result, "titles", "rudolf")


def test_a_title_swapped_for_another_is_one_fact():
    result = compared({"titles": [("rudolf", "King")]}, past(titles=[("rudolf", "President")]))
    assert {s.feature.parts for s in fact(result, "titles", "rudolf")} == {
        ("rudolf", "King"),
        ("rudolf", "President"),
    }


NAMES = ("Ann", "Ben", "Cid", "Dan", "Eve")


def test_who_left_the_list_and_who_came_are_found():
    result = compared({"listed": ("Ann", "Ben", "Cid", "Eve", "Fay")}, past(listed=NAMES))
    assert "Dan stands not in the list; so in 12 of 12" in said(result, "person", "~dan")
    assert "Fay stands in the list; so in 0 of 12" in said(result, "person", "~fay")


def test_a_newcomer_moves_nobody():
    result = compared({"listed": ("Zoe", *NAMES)}, past(listed=NAMES))
    assert fact(result, "list order") is None


def test_one_who_moves_leads_the_fact_of_the_order():
    result = compared({"listed": ("Eve", "Ann", "Ben", "Cid", "Dan")}, past(listed=NAMES))
    lead = fact(result, "list order")[0]
    assert (lead.feature.parts, lead.here, lead.usual) == (("Eve",), 1, 5)
    assert any(s.feature.kind == "tau" for s in fact(result, "list order"))


def test_without_a_list_nobody_left_it():
    assert fact(compared({}, past(listed=NAMES)), "person", "~dan") is None


GRADE = [("phrase", "friendship", "old friends", 1.0), ("grade", "friendship", "old friends", 1.0)]
STRONGER = [
    ("phrase", "friendship", "sworn friends", 3.0),
    ("grade", "friendship", "sworn friends", 3.0),
]


def test_a_stock_phrase_that_is_missing_is_found():
    result = compared({}, past(marks=marks(*GRADE)))
    assert said(result, "formula", "friendship") == (
        "no stock phrase of “friendship” is used; 12 of 12 earlier texts used one"
    )


def test_a_stronger_step_is_one_fact_with_its_wording():
    result = compared({"marks": marks(*STRONGER)}, past(marks=marks(*GRADE)))
    found = fact(result, "formula", "friendship")
    assert {s.feature.kind for s in found} == {"grade", "wording"}


def test_a_family_that_is_worded_anew_each_time_says_nothing():
    before = [
        letter(
            n, USUAL, words=290 + n % 3, marks=marks(("phrase", "wish", f"wish number {n}", 1.0))
        )
        for n in DAYS
    ]
    here = {"marks": marks(("phrase", "wish", "wish of another kind", 1.0))}
    assert fact(compared(here, before), "formula", "wish") is None


SAYING = "The envoy thanked the council for the long bridge of friendship at noon."


def phrases(result):
    return {s.feature.label: s for f in result.facts for s in f if s.feature.kind == "phrase"}


def test_a_phrase_no_pack_knows_is_missed_where_all_had_it():
    before = [replace(p, text=f"{SAYING} Day {p.document} was warm.") for p in past()]
    result = compared({"text": "The envoy thanked the council at noon."}, before)
    missing = phrases(result)["envoy thanked the council for the long bridge of friendship at noon"]
    assert (missing.here, missing.k, missing.n) == (False, 12, 12)


def test_a_new_phrase_counts_when_it_is_said_again_and_again():
    before = [replace(p, text=SAYING) for p in past()]
    once = compared({"text": f"{SAYING} The iron tide rises."}, before)
    assert "iron tide rises" not in phrases(once)
    thrice = compared({"text": SAYING + " The iron tide rises." * 3}, before)
    assert phrases(thrice)["iron tide rises"].k == 0


def test_parts_of_a_phrase_are_one_fact_with_it():
    before = [replace(p, text=SAYING) for p in past()]
    result = compared({"text": "Nothing was said at the river."}, before)
    groups = [f for f in result.facts if f[0].feature.kind == "phrase"]
    assert len(groups) == 1


def test_names_and_stock_phrases_are_no_mined_phrases():
    known = {"labels": {("place", "~port zenda"): "Port Zenda"}}
    stock = marks(("phrase", "tie", "lasting bridge of trust", 1.0))
    before = [
        replace(p, text="At Port Zenda, the lasting bridge of trust.", marks=stock, **known)
        for p in past()
    ]
    assert not phrases(compared({"text": "They met."}, before))


def test_a_word_in_another_language_is_not_missing():
    before = [replace(p, text=SAYING) for p in past()]
    here = letter(
        20,
        USUAL,
        words=291,
        text="그는 말하였다.",
    )
    result = contrast(replace(here, language="ko"), before)
    assert not phrases(result)


def test_where_a_section_was_not_read_nothing_of_it_is_missing():
    before = past()
    here = letter(20, (), words=291, terms=[("not_read", "actors")])
    assert fact(contrast(here, before), "country", "CHN") is None
    assert fact(contrast(letter(20, (), words=291), before), "country", "CHN") is not None


def test_the_addressee_of_another_message_is_not_missing():
    def to(number, code):
        return replace(letter(number, ("RUR", code), words=290), counterpart=code)

    before = [to(n, "CHN") for n in DAYS]
    assert fact(contrast(to(20, "RUS"), before), "country", "RUS") is None


def test_what_is_unusual_but_routine_is_no_signal():
    codes = ["CUB", "VNM", "MNG", "SYR", "IRN", "BLR", "NIC", "VEN", "ZAF", "EGY", "DZA", "MLI"]
    before = [letter(n, (*USUAL, codes[n - 1]), words=290 + n % 3) for n in DAYS]
    result = compared({}, before, (*USUAL, "IND"))
    assert fact(result, "country", "IND") is None
    assert ("country", "IND") in [f[0].feature.group for f in result.routine]
