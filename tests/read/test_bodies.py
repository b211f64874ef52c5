"""Bodies: whole texts of an official, a ministry, a leader or a medium."""

LINE = "Pyongyang, May 3 (KCNA) -- "
REST = (
    "The raid of the river guards is a crime that no words can hide.\n"
    "We will not forget it, and the guards will pay for it.\n"
    "Let them keep away from our side of the river. -0-"
)


def bodies(article_of, text):
    article, statements = article_of(text)
    clean = article.view.text
    found = []
    for said in statements:
        if said.kind == "body":
            low, high = article.view.within(said.content)
            found.append((said.speaker, said.cue, clean[low:high]))
    return found


def whole(text):
    return text.replace("\n", "\n\n").removesuffix(" -0-")


def test_press_statement(article_of):
    text = (
        LINE + "Kang Pom Su, minister of Ports, released the following press statement on May 3:\n"
    )
    assert bodies(article_of, text + REST) == [("Kang Pom Su", "released", whole(REST))]


def test_statement_with_a_title_that_said(article_of):
    text = (
        LINE + "The General Staff of the River Army on Friday issued a press statement titled "
        '"The river is ours", which said:\n'
    )
    ((speaker, cue, words),) = bodies(article_of, text + REST)
    assert (speaker, cue, words) == ("General Staff of the River Army", "issued", whole(REST))


def test_message_is_its_senders(article_of):
    text = (
        LINE + "Kang Pom Su, minister of Ports, sent a message of greeting to Omar Haddad, "
        "president of Lower Varna, on May 2.\nThe message said:\n"
        "I extend my greetings to you.\nI wish you good health. -0-"
    )
    assert bodies(article_of, text) == [
        ("Kang Pom Su", "said", "I extend my greetings to you.\n\nI wish you good health.")
    ]


def test_received_message_is_the_other_sides(article_of):
    text = (
        LINE + "Kang Pom Su, minister of Ports, received a reply message from Omar Haddad, "
        "president of Lower Varna, on May 2.\nThe reply message says:\n"
        "I extend my thanks to you.\nI wish you good health. -0-"
    )
    assert [(speaker, cue) for speaker, cue, _ in bodies(article_of, text)] == [
        ("Omar Haddad", "says")
    ]


def test_speech_in_full(article_of):
    text = (
        LINE + "Kang Pom Su, minister of Ports, made a speech at the opening of the harbour.\n"
        "The full text of the speech is as follows:\nDear builders,\nI thank you. -0-"
    )
    assert bodies(article_of, text) == [
        ("Kang Pom Su", "made a speech", "Dear builders,\n\nI thank you.")
    ]


def test_retold_message_is_no_body(article_of):
    text = (
        LINE + "Kang Pom Su, minister of Ports, sent a message to Omar Haddad, president of "
        "Lower Varna, on May 2.\nThe message said that the two ports were like sisters.\n"
        "It wished the port of Lower Varna many ships. -0-"
    )
    _, statements = article_of(text)
    assert [(s.kind, s.speaker, s.cue) for s in statements] == [
        ("indirect", "Kang Pom Su", "said"),
        ("indirect", "Kang Pom Su", "wished"),
    ]


def test_list_of_news_is_no_body(article_of):
    text = (
        LINE + "Following are major news items and articles in leading newspapers on Monday:\n"
        "- A new harbour was opened in the east of the country.\n- Rain fell on the fields. -0-"
    )
    assert bodies(article_of, text) == []


def test_what_the_author_does_by_saying_it_is_no_statement(article_of):
    text = (
        LINE + "A spokesman for the Ministry of Ports released the following press statement "
        "on May 3:\nThe Ministry of Ports strongly denounces the raid.\n"
        "The river guards claim that nobody was hurt. We will not forget it. -0-"
    )
    _, statements = article_of(text)
    assert [(s.speaker, s.cue, s.parent) for s in statements if s.kind != "body"] == [
        ("The river guards", "claim", 0)
    ]
