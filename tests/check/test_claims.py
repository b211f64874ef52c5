"""Claims of each kind: once supported, once contradicted, once not testable; and near misses."""

import pytest

from tests.check.made import letter


@pytest.fixture(scope="module")
def told(made, lookup, tmp_path_factory):
    """A function: sentences, each a paragraph, to the claim found in each."""
    from tests.check.made import checked

    def run(*sentences, date="2031-06-30"):
        folder = tmp_path_factory.mktemp("page")
        claims = checked(made, lookup, folder, "\n\n".join(sentences), date)["claims"]
        return [
            next(c for c in claims if c["evidence"][0]["text"].rstrip(".") in sentence)
            for sentence in sentences
        ]

    return run


def verdicts(claims):
    return [claim["verdict"] for claim in claims]


THREE = ["supported", "contradicted", "not_testable"]


def test_who_is_put_first(told):
    claims = [
        *told("In the letter of June 4, Kim Jong Un put Russia first, ahead of everybody."),
        *told("In the letter of May 4, Kim Jong Un put Russia first, well ahead of China."),
        *told(
            "In the letter of June 20 to Putin, Kim Jong Un put Japan first and gave less "
            "attention to China."
        ),
    ]
    assert verdicts(claims) == THREE
    assert claims[0]["figures"]["over"][0]["mentions_first"] == 3
    assert claims[0]["figures"]["baseline"][0]["n"] == 5
    assert claims[1]["contradicting"][0]["text"] == "China"
    assert "none names these states" in claims[2]["why"]


def test_a_title_withheld(told):
    claims = told(
        "The letter that Kim Jong Un sent on June 4 did not use his title President of the State "
        "Affairs.",
        "The letter that Kim Jong Un sent on May 4 did not use his title President of the State "
        "Affairs.",
    )
    claims += told(
        "The letter that Kim Jong Un sent on July 4, 2030 did not use his title President of the "
        "State Affairs."
    )
    assert verdicts(claims) == THREE
    base = claims[0]["figures"]["baseline"]
    assert (base["n"], base["k"], base["bits"]) == (5, 5, 2.81)
    assert claims[1]["contradicting"][0]["text"].startswith("president of the State Affairs")
    assert "no first-hand message of Kim Jong Un of 2030-07-04" in claims[2]["why"]


def test_a_title_of_somebody_else_does_not_count(told):
    """The guest is a president in every letter; the claim is about the leader's title."""
    (claim,) = told(
        "In the letter of June 4, Kim Jong Un did not use the title President of the State Affairs."
    )
    assert claim["verdict"] == "supported"
    assert claim["figures"]["person"] == "kim-jong-un"


def test_what_is_left_out(told):
    claims = told(
        "In his speech on June 14, Kim Jong Un did not mention Japan.",
        "In his speech on May 14, Kim Jong Un did not mention Japan.",
        "In his speech on June 10, Kim Jong Un did not mention Japan.",
        "In his speech on June 14, Kim Jong Un refrained from discussing harvests.",
    )
    assert verdicts(claims) == [*THREE, "not_testable"]
    assert claims[0]["figures"]["baseline"]["k"] == 5
    assert {q["date"] for q in claims[0]["supporting"]} == {"2031-06-14", "2031-05-14"}
    quote = claims[1]["contradicting"][0]
    assert (quote["text"], quote["date"]) == ("Japan", "2031-05-14")
    assert "it holds 2031-01-04 to 2031-06-25" in claims[2]["why"]
    assert "no name that can be looked for" in claims[3]["why"]


def test_foreign_affairs_left_out_are_all_other_states(told):
    """The speech of June names Cuba once, the letters name China and Russia, a report nobody."""
    claims = told(
        "In his letter of May 4, Kim Jong Un refrained from discussing foreign affairs.",
        "In his speech on June 14, Kim Jong Un refrained from discussing foreign affairs.",
    )
    claims += told("In his speech on June 16, Kim Jong Un did not mention any country.")
    assert verdicts(claims) == ["contradicted", "not_testable", "supported"]
    assert claims[0]["figures"]["mentions"] == [5]


def test_what_was_never_there_says_little_where_it_is_missing(told):
    (claim,) = told("In his speech on June 14, Kim Jong Un did not mention Vladimir Putin.")
    assert claim["verdict"] == "supported"
    assert "says little" in claim["why"]


def test_a_country_named_as_a_place_is_named(told):
    claims = told(
        "The report that KCNA printed on June 3 did not mention Cuba.",
        "The report that KCNA printed on June 3 did not mention Laos.",
    )
    assert verdicts(claims) == ["contradicted", "supported"]


def test_another_state_s_text_is_not_looked_for_in_this_one_s(told):
    claims = told(
        "The American statement did not mention Japan.",
        "Rodong Sinmun did not mention Japan in its report of June 14.",
    )
    assert verdicts(claims) == ["not_testable"] * 2
    assert "no text of a medium of that state" in claims[0]["why"]
    assert "no text of Rodong Sinmun" in claims[1]["why"]


def test_a_text_from_another_medium_is_said_to_be_one(told):
    claims = [
        *told("In the letter of June 4, Rodong Sinmun said, Kim Jong Un put Russia first."),
        *told("In the letter of June 4, KCNA said, Kim Jong Un put Russia first."),
    ]
    assert verdicts(claims) == ["supported"] * 2
    assert claims[0]["why"].endswith("(as printed by KCNA, not Rodong Sinmun)")
    assert "as printed" not in claims[1]["why"]


def test_an_absence_needs_the_whole_text(made, lookup, tmp_path):
    from tealeaves.check.absences import test_absence
    from tealeaves.check.analysis import Analysis
    from tealeaves.check.claims import claims_of
    from tealeaves.check.meant import meant_by
    from tealeaves.check.texts import Text, at_issue
    from tealeaves.compare.subject import subject_of_page
    from tests.check.made import analysis

    page = tmp_path / "page.txt"
    page.write_text(analysis("In his speech on June 14, Kim Jong Un did not mention Japan."))
    about = Analysis(subject_of_page(str(page), date="2031-06-30"), lookup)
    (claim,) = claims_of(about)
    (text,) = at_issue(made, about, meant_by(about, claim), strict=True)
    from dataclasses import replace

    excerpt = Text(text.head, replace(text.facts, complete=False), made)
    assert test_absence(made, about, claim, [text]).verdict == "supported"
    assert test_absence(made, about, claim, [excerpt]).verdict == "not_testable"


def test_a_message_printed_or_only_mentioned(told):
    claims = told(
        "Xi Jinping’s greetings to Kim Jong Un on June 25 were mentioned only in passing.",
        "Kim Jong Un’s letter to Putin on June 20 was mentioned only briefly.",
        "The letter that Thongloun Sisoulith sent on June 20 was mentioned only briefly.",
    )
    claims += told("KCNA printed the letter of Kim Jong Un to Putin in full on June 20.")
    assert verdicts(claims) == [*THREE, "supported"]
    assert claims[1]["contradicting"][0]["text"].startswith("Our two peoples")


def test_who_a_message_went_to_is_not_whose_it_is(told):
    """Nor is he what is left out."""
    (claim,) = told("The letter to Vladimir Putin on June 20 was not printed in full.")
    assert (claim["kind"], claim["verdict"]) == ("mentioned_only", "not_testable")
    assert "does not say whose message" in claim["why"]


def test_a_speech_printed(told):
    claims = told(
        "KCNA printed the speech of Kim Jong Un in full on June 14.",
        "Kim Jong Un’s speech of May 14 was mentioned only in passing.",
    )
    assert verdicts(claims) == ["supported", "contradicted"]


def test_what_was_done_one_day_may_be_printed_the_next(told):
    (claim,) = told("In his speech on June 13, Kim Jong Un did not mention Japan.")
    assert [t["date"] for t in claim["texts"]] == ["2031-06-14"]


def test_a_word_that_did_not_appear_need_not_have_been_usual(told):
    (claim,) = told("The word “missile” did not appear in the letter Kim Jong Un sent on June 4.")
    assert (claim["kind"], claim["verdict"]) == ("absence", "supported")


def test_what_is_usual_towards_one_is_asked_of_letters_to_him(told):
    """Five letters went to the Lao president, one to Putin."""
    claims = told(
        "As usual, Kim Jong Un’s letter of May 4 named China.",
        "As usual, Kim Jong Un’s letter to Putin of June 20 named Russia.",
    )
    assert verdicts(claims) == ["supported", "not_testable"]
    assert "too few earlier texts: 0 of 0" in claims[1]["why"]


def test_a_phrase_for_the_first_time(told):
    claims = [
        *told("In the letter of June 20 to Putin, the phrase “sworn brothers” was new."),
        *told("In the letter of May 4, Kim Jong Un used the phrase “good neighbours” for the first "
              "time."),
        *told("In the letter of June 4, Kim Jong Un used the phrase “first friend” for the first "
              "time since 2019."),
    ]  # fmt: skip
    assert verdicts(claims) == THREE
    assert claims[0]["figures"]["baseline"]["k"] == 0
    assert claims[1]["contradicting"][0]["date"] == "2031-04-04"
    assert "does not reach back to 2020" in claims[2]["why"]


def test_a_phrase_dropped(told):
    claims = [
        claim
        for sentence in (
            "The phrase “good neighbours” was dropped from the letter that Kim Jong Un sent on "
            "June 4.",
            "The phrase “good neighbours” was dropped from the letter that Kim Jong Un sent on "
            "May 4.",
            "The phrase “iron will” was dropped from the letter that Kim Jong Un sent on June 4.",
        )
        for claim in told(sentence)
    ]
    assert verdicts(claims) == THREE
    assert "no fixture before" in claims[2]["why"]


def test_more_often_than_before(told):
    claims = told(
        "In June, KCNA named Cuba more often than in May.",
        "In June, KCNA named China more often than in May.",
        "In June, KCNA named Russia more often than in May.",
    )
    assert verdicts(claims) == THREE
    assert claims[0]["figures"]["k"] == 13
    assert claims[0]["figures"]["then"]["k"] == 0
    assert "within chance" in claims[2]["why"]


def test_unusual_and_usual(told):
    claims = told(
        "It was unusual that Kim Jong Un named Cuba in his speech of June 14.",
        "It was unusual that Kim Jong Un named Japan in his speech of May 14.",
        "It was unusual that Kim Jong Un named Japan in his speech of February 14.",
        "As usual, Kim Jong Un named Japan in his speech of May 14.",
    )
    assert verdicts(claims) == [*THREE, "supported"]
    assert "too few earlier texts: 1 of 1" in claims[2]["why"]


def test_no_change(told):
    claims = told(
        "There was no sign of a change in Kim Jong Un’s line toward China in his letter of May 4.",
        "There was no sign of a change in Kim Jong Un’s line toward China in his letter of June 4.",
    )
    claims += told("There was no sign of a change in the North’s line toward Japan.")
    assert verdicts(claims) == THREE
    assert claims[1]["figures"]["listed"]
    assert "too few texts" in claims[2]["why"]


def test_a_first_hand_page_makes_no_claims(made, lookup, tmp_path):
    from tealeaves.check.analysis import Analysis
    from tealeaves.check.check import check
    from tealeaves.compare.subject import subject_of_page

    page = tmp_path / "own.txt"
    page.write_bytes(letter("2031-06-20", "Peace does not need many words.").raw)
    subject = subject_of_page(str(page), date="2031-06-20", outlet="KCNA")
    body = check(made, Analysis(subject, lookup)).to_json()
    assert (body["claims"], "first-hand" in body["note"]) == ([], True)


def test_every_quotation_is_the_page_s_own_words(told, made):
    from tealeaves.archive.kept import one

    claims = told(
        "In his speech on May 14, Kim Jong Un did not mention Japan.",
        "In his speech on June 14, Kim Jong Un did not mention Japan.",
    )
    quotes = [q for c in claims for q in (*c["supporting"], *c["contradicting"])]
    assert quotes
    for quote in quotes:
        page = one(made.connection, quote["document"]).page
        assert page[quote["start"] : quote["end"]] == quote["text"]


def test_an_occasion_named_says_which_text_is_meant(lookup, tmp_path):
    from tests.check.made import archive_of, checked, report

    items = [
        report("2031-06-08", "The roads are wet and Japan is far.", "Rain in the Hills"),
        report("2031-06-08", "The deputies came and went.", "Session of 14th SPA Held"),
    ]
    said = (
        "The report on the session of the Supreme People’s Assembly of June 8 did not mention {}."
    )
    with archive_of(tmp_path / "a.tea", items, lookup) as made:
        (claim,) = checked(made, lookup, tmp_path, said.format("Japan"))["claims"]
        assert [t["title"] for t in claim["texts"]] == ["Session of 14th SPA Held"]
        assert claim["verdict"] == "supported"
        (other,) = checked(made, lookup, tmp_path, "The report of June 8 did not mention Japan.")[
            "claims"
        ]
        assert other["verdict"] == "not_testable"
        assert "does not say whose text" in other["why"]


def test_what_was_done_is_not_counted_by_names(told):
    claims = told(
        "In June, Kim Jong Un met envoys of Cuba more often than in May.",
        "It was unusual that Kim Jong Un met the envoy of Cuba in his speech of June 14.",
    )
    assert verdicts(claims) == ["not_testable"] * 2
    assert all("says of nothing by name" in claim["why"] for claim in claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was not unusual that Kim Jong Un named Japan in his speech of May 14.",
        "It would be unusual if Kim Jong Un named Japan in his speech of May 14.",
        "Nobody knows whether KCNA named Cuba more often than in May.",
    ],
)
def test_what_is_denied_or_only_supposed_is_no_claim(made, lookup, tmp_path, sentence):
    from tests.check.made import checked

    assert checked(made, lookup, tmp_path, sentence)["claims"] == []
