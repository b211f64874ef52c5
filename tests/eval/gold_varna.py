"""Gold of an invented country in the three shapes, written to a folder."""

import json

TEXT = (
    "Port Varna, March 2 (VNA) -- President Ilo Maren said on Monday that Sunmar is a friend.\n"
    "The Varna Courier wrote that the harbour will open in June."
)


def span(words, nth=1):
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return {"text": words, "start": start, "end": start + len(words)}


def sections():
    """What all shapes share."""
    return {
        "dates": {
            "reference_date": {"value": "2026-03-02"},
            "expressions": [
                {**span("Monday"), "type": "DATE", "value": "2026-03-02"},
                {**span("June"), "type": "DATE", "value": "2026-06"},
            ],
        },
        "people": [
            {
                "name": "Ilo Maren",
                "country": "VAR",
                "order": 1,
                "title_spans": [{**span("President"), "canonical": "President"}],
            }
        ],
        "statements": [
            {
                "speaker": "Ilo Maren",
                "kind": "indirect",
                "cue": "said",
                "cue_span": span("said"),
                "content": span("Sunmar is a friend"),
            },
            {
                "speaker": "Varna Courier",
                "kind": "indirect",
                "cue": "wrote",
                "cue_span": span("wrote"),
                "content": span("the harbour will open in June"),
            },
        ],
        "events": [
            {
                "what": "the harbour opens",
                "start": "2026-06",
                "tense": "future",
                "evidence": span("the harbour will open"),
            }
        ],
        "stance": [{"from": "VAR", "to": "SNM", "sign": "+", "evidence": span("a friend")}],
        "forecasts": [
            {
                "by": "Varna Courier",
                "kind": "forecast",
                "certainty": "will",
                "conditional": False,
                "claim": span("the harbour will open in June"),
            }
        ],
        "outlets": [{"name": "Varna Courier", "spans": [span("Varna Courier")]}],
    }


def item():
    return {
        "id": "varna-item",
        "date": "2026-03-02",
        "source": "VNA",
        "text": TEXT,
        "gold": {
            **sections(),
            "genre": "agency_report",
            "authority": {"rung": "agency_report", "evidence": []},
            "dateline": {"place": "Port Varna", "date": "2026-03-02"},
            "audience": {"value": "both"},
            "attendance_list": [],
            "actors": {"SNM": [span("Sunmar")]},
            "blocs": {},
            "epithets": [{"span": span("a friend"), "target": "SNM", "sign": "+"}],
            "formulas": [{"span": span("is a friend")}],
            "readings": [{"kind": "endorsement", "evidence": span("Sunmar is a friend")}],
        },
    }


def page(name=None):
    clean = {
        "title": span("Port Varna"),
        "headings": [],
        "captions": [],
        "section": None,
        "paragraphs": 2,
        "first_paragraph_starts": "Port Varna",
        "last_paragraph_starts": "The Varna",
        "must_be_absent": ["SHARE"],
    }
    if name:
        clean["paragraph_spans"] = [span(line) for line in TEXT.split("\n")]
    gold = {
        **sections(),
        "clean": clean,
        "actors": {"SNM": ["Sunmar"], "note": "forms only"},
        "readings": {
            "formulae": [span("is a friend")],
            "priority": None,
            "also": {"authority": {"evidence": span("President")}},
        },
    }
    return {"page": {"name": name}, **gold} if name else gold


def reading(shape="item"):
    """A perfect reading of the gold, as the contract writes it."""
    g = item()["gold"]
    lines = [(0, TEXT.index("\n")), (TEXT.index("\n") + 1, len(TEXT))]
    signals = (
        g["readings"]
        if shape == "item"
        else [{"kind": "authority_level", "evidence": [span("President")]}]
    )
    return {
        "format": "tealeaves.reading/1",
        "source": {"media_type": "text/plain"},
        "text": TEXT,
        "article": {
            "dateline": g["dateline"],
            "published": {"value": "2026-03-02"},
            "section": None,
            "blocks": [
                {"role": "paragraph", "text": TEXT[a:b], "start": a, "end": b} for a, b in lines
            ],
        },
        "genre": "agency_report",
        "authority": g["authority"],
        "audience": g["audience"],
        "attendance_list": [],
        "actors": g["actors"],
        "blocs": {},
        "epithets": g["epithets"],
        "formulas": g["formulas"],
        "dates": g["dates"]["expressions"],
        "signals": signals,
        **{k: g[k] for k in ("people", "statements", "events", "stance", "forecasts", "outlets")},
    }


def write(folder):
    """All three shapes in `folder`; returns the paths to score."""
    (folder / "old").mkdir(parents=True)
    (folder / "item.json").write_text(json.dumps(item()), "utf-8")
    (folder / "walk.gold.json").write_text(json.dumps(page("walk")), "utf-8")
    (folder / "walk.txt").write_text(TEXT, "utf-8")
    (folder / "old" / "gold.json").write_text(json.dumps(page()), "utf-8")
    (folder / "old" / "page.txt").write_text(TEXT, "utf-8")
    (folder / "other.json").write_text('{"no": "gold"}', "utf-8")
    return [folder, folder / "old" / "gold.json"]
