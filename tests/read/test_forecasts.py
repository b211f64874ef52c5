"""What is said to come: by whom, how surely, on which condition."""

import pytest

from tealeaves import evidence


@pytest.fixture
def foreseen(reading_of):
    """A function: text to its forecasts as (kind, by, certainty, claim)."""

    def tell(text, **options):
        reading = reading_of(text, **options)
        return [
            (f.kind, f.by, f.certainty, evidence.words(reading.article, f.claim))
            for f in reading.forecasts
        ]

    return tell


@pytest.fixture
def forecast_of(reading_of):
    """A function: text with one forecast to that forecast, and its words of a span."""

    def find(text, **options):
        reading = reading_of(text, **options)
        assert len(reading.forecasts) == 1, reading.forecasts
        return reading.forecasts[0], lambda span: evidence.words(reading.article, span)

    return find


LETTER = (
    "Ri Hak Song Sends Message to Prime Minister\n"
    "Pyongyang, May 4 (KCNA) -- Ri Hak Song, premier of the Cabinet of the DPRK, sent a message "
    "to Pham Minh Chinh, prime minister of Vietnam, on May 3.\nThe message said:\n"
    "I thank you for your warm greetings on the spring holiday.\n"
)
STATEMENT = (
    "Press Statement of Director of Harbour Bureau Kang Pom Su\n"
    "Pyongyang, May 4 (KCNA) -- Kang Pom Su, director of the Harbour Bureau of the DPRK, released "
    "the following press statement on May 4:\nThe ROK sent three boats across the line.\n"
)


def test_expected_to_is_the_authors_and_carries_no_number(foreseen, forecast_of):
    text = "The harbour is expected to reopen in spring."
    assert foreseen(text) == [("forecast", "author", "is expected to", text[:-1])]
    assert forecast_of(text)[0].probability is None


def test_expected_guests_are_no_forecast(foreseen):
    assert foreseen("The expected guests sat down in the hall.") == []


def test_split_modality_takes_adverbs_of_certainty(foreseen):
    assert foreseen("The two premiers will almost certainly not meet before autumn.") == [
        (
            "forecast",
            "author",
            "will almost certainly not",
            "The two premiers will almost certainly not meet before autumn",
        )
    ]


def test_other_adverbs_stay_out(foreseen):
    assert foreseen("The dam will slowly fill.")[0][2] == "will"


def test_may_is_a_forecast_and_may_the_month_is_not(foreseen):
    assert foreseen("The north may try a new road.") == [
        ("forecast", "author", "may", "The north may try a new road")
    ]
    assert foreseen("The dam was opened in May.") == []


def test_what_may_have_been_is_no_forecast(foreseen):
    assert foreseen("The crew may have lost its way.") == []


def test_likely_has_the_band_of_a_published_scale(forecast_of):
    forecast, _ = forecast_of("The session will likely be short.")
    assert forecast.probability is not None
    assert (forecast.probability.low, forecast.probability.high) == (55.0, 80.0)


def test_more_likely_has_none(forecast_of):
    forecast, _ = forecast_of("A trip by the premier was more likely next year.")
    assert (forecast.certainty, forecast.probability) == ("more likely", None)


def test_the_condition_is_the_if_clause(forecast_of):
    forecast, words = forecast_of("If the river rises, the parade could move to the hill.")
    assert forecast.conditional
    assert words(forecast.condition) == "If the river rises"
    assert words(forecast.claim) == "the parade could move to the hill"


def test_whether_is_no_condition_and_no_claim(foreseen):
    assert foreseen("He did not say whether the parade would move.") == []


def test_a_doubtful_purpose_is_no_claim(foreseen):
    assert foreseen("They built a wall so that the road would stay dry.") == []


def test_the_claim_ends_before_comments(foreseen):
    claim = "The port will close for a week"
    assert foreseen(claim + ", adding to the delay of many ships.")[0][3] == claim


def test_the_claim_ends_before_a_reason(foreseen):
    assert foreseen("The port will close because the quay is broken.")[0][3] == (
        "The port will close"
    )


def test_reported_claims_belong_to_their_speaker(foreseen):
    text = "A researcher at a harbour institute warned that the talks could fail in June."
    assert foreseen(text) == [
        (
            "forecast",
            "a researcher at a harbour institute",
            "could",
            "the talks could fail in June",
        )
    ]


def test_what_analysts_expect(foreseen):
    text = "Analysts expect trade between the two countries to grow in the coming months."
    assert foreseen(text)[0][:3] == ("forecast", "Analysts", "expect")
    assert foreseen(text)[0][3].startswith("trade between the two countries to grow")


def test_what_one_hopes_is_no_forecast(foreseen):
    assert foreseen("Washington hopes that Beijing will lean on its neighbour.") == []


def test_headings_foretell(foreseen):
    text = (
        "Envoy Comes Home\n\n"
        "The envoy came home on Sunday after a week of talks with his hosts.\n\n"
        "Second Trip Expected in June, Then a Rest\n\nThe ministry gave no reason for the delay of "
        "the second trip, which many had hoped to see.\n"
    )
    assert ("forecast", "heading", "Expected", "Second Trip Expected in June") in foreseen(text)


def test_the_horizon_is_the_date_inside_the_claim(forecast_of):
    forecast, _ = forecast_of("The Assembly will probably meet on September 26.", date="2024-09-01")
    assert forecast.horizon == "2024-09-26"


def test_the_horizon_may_be_an_event_by_its_full_name(reading_of):
    reading = reading_of(
        "The 12th Party Congress was called for spring. North Korea may not use the congress for "
        "a new line."
    )
    assert [f.horizon for f in reading.forecasts] == ["12th Party Congress"]


def test_without_a_date_the_horizon_is_none(forecast_of):
    assert forecast_of("The price of rice will fall.")[0].horizon is None


def test_a_price_to_pay_is_a_threat(foreseen):
    assert foreseen(STATEMENT + "They should be ready to pay a dear price. -0-") == [
        (
            "threat",
            "Kang Pom Su",
            "should be ready",
            "They should be ready to pay a dear price",
        )
    ]


def test_what_the_own_side_will_do_to_others_is_a_threat(foreseen):
    text = STATEMENT + "If the boats come again, the army of the DPRK will retaliate. -0-"
    assert [f[0] for f in foreseen(text)] == ["threat"]


def test_harm_that_nobody_does_is_a_forecast(foreseen):
    text = STATEMENT + "The drill will further aggravate the situation in the sea. -0-"
    assert [f[0] for f in foreseen(text)] == ["forecast"]


def test_what_the_own_side_promises_is_a_commitment(foreseen):
    assert foreseen(STATEMENT + "We will go on guarding our coast. -0-") == [
        ("commitment", "Kang Pom Su", "will", "We will go on guarding our coast")
    ]


def test_what_another_should_do_is_a_demand(foreseen):
    text = STATEMENT + "The ROK should stop the boats at once. -0-"
    assert foreseen(text) == [
        ("demand", "Kang Pom Su", "should", "The ROK should stop the boats at once")
    ]


def test_what_things_should_be_is_no_demand(foreseen):
    assert foreseen(STATEMENT + "The rope should be long enough. -0-") == []


def test_a_pledging_verb_is_printed_with_the_modality(foreseen):
    text = (
        "Kang Pom Su, minister of Ports of the DPRK, met the guests on Monday. "
        "Kang Pom Su affirmed that the DPRK would never give up its harbour."
    )
    assert [f[2] for f in foreseen(text)] == ["affirmed ... would never"]


def test_predictions_in_a_letter_are_rhetorical(reading_of):
    reading = reading_of(LETTER + "I believe that the friendship will bear new fruit. -0-")
    assert [(f.kind, f.rhetorical) for f in reading.forecasts] == [("forecast", True)]


def test_wishes_in_a_letter_are_left_out(foreseen):
    assert foreseen(LETTER + "I hope that your people will achieve new successes. -0-") == []


def test_questions_foretell_nothing(foreseen):
    assert foreseen("Will the year end without a ceremony?") == []


def test_it_is_unlikely_that(forecast_of):
    forecast, words = forecast_of("It is unlikely that the two premiers meet before autumn.")
    assert forecast.certainty == "unlikely"
    assert words(forecast.claim) == "the two premiers meet before autumn"


def test_what_looks_set_to_come(foreseen):
    assert foreseen("The army looks set to build another bridge.")[0][2] == "looks set to"
    assert foreseen("The army set up another bridge.") == []


def test_what_is_doubted_is_denied(reading_of):
    reading = reading_of("Many doubt that a stone will be moved before winter.")
    assert [(f.certainty, f.negated) for f in reading.forecasts] == [("doubt", True)]


def test_what_is_only_a_matter_of_time(foreseen):
    assert foreseen("A second trip is only a matter of time.")[0][2] == "only a matter of time"
    assert foreseen("A second trip is a matter of taste.") == []


def test_opinions_are_no_forecasts(foreseen):
    assert foreseen("The envoy said that it would be wise to wait.") == []


def test_a_reported_demand(foreseen):
    text = (
        "Pyongyang, May 4 (KCNA) -- Meetings took place in Algeria on May 3. The speakers strongly "
        "demanded the withdrawal of the foreign fleet."
    )
    assert [f[0::2] for f in foreseen(text)] == [("demand", "strongly demanded")]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Norland is to lower its tariff by two points in November.", "is to"),
        ("A trip to Norland is conceivable.", "conceivable"),
        ("Analysts expect the next visitors in August.", "expect"),
        (
            "An observer considers a meeting of the two possible but unlikely.",
            "possible but unlikely",
        ),
    ],
)
def test_other_words_for_what_comes(foreseen, text, certainty):
    assert [found[2] for found in foreseen(text)] == [certainty]


@pytest.mark.parametrize(
    "text",
    [
        "The aim is to lower the tariff.",
        "An observer considers a possible meeting useful.",
        "The harbour is not prepared to open.",
    ],
)
def test_aims_and_denials_foretell_nothing(foreseen, text):
    assert foreseen(text) == []


def test_what_is_made_clear_is_held_by_its_that(foreseen):
    text = STATEMENT + "We make it clear that we will answer every boat with ten boats.\n"
    claims = [claim for *_, claim in foreseen(text, date="2024-05-04")]
    assert claims == ["we will answer every boat with ten boats"]


def test_a_purpose_is_no_claim(foreseen):
    assert foreseen("They dug the canal so that the boats will pass.") == []


def test_what_somebody_must_be_answerable_for(foreseen):
    text = STATEMENT + "The ROK must be accountable for the boats.\n"
    found = [(c, claim) for _, _, c, claim in foreseen(text, date="2024-05-04")]
    assert found == [("must", "The ROK must be accountable for the boats")]


def test_what_a_leader_says_of_another_s_acts_is_a_forecast(foreseen):
    text = (
        "Two Tables\n\nU.S. President Donald Trump said on Friday that China would buy the grain. "
        "Trump said that 20 prisoners would be exchanged on Monday.\n"
    )
    claims = [claim for *_, claim in foreseen(text, date="2025-11-01")]
    assert claims == ["China would buy the grain"]
