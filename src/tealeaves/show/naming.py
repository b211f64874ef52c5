"""Words for the codes of a reading: rungs, kinds, flags, dates, countries."""

import re

from tealeaves.knowledge import Pack
from tealeaves.types import Dated

# GUIDE order of who stands behind a text, highest first.
RUNGS = {
    "leader_speech": "leader’s speech",
    "leader_letter": "leader’s letter",
    "party_plenum": "party plenum",
    "state_organ_session": "session of a state organ",
    "party_editorial": "party editorial",
    "government_statement": "government statement",
    "joint_statement": "joint statement",
    "fm_statement": "foreign ministry statement",
    "fm_spokesperson_statement": "spokesperson’s statement",
    "spokesperson_answer": "spokesperson’s answer",
    "named_press_statement": "press statement by name",
    "agency_report": "agency report",
    "agency_commentary": "agency commentary",
    "analyst_article": "analyst’s article",
    "foreign_press_digest": "foreign press digest",
}

FLAGS = {
    "truncated": "the page holds only the beginning of the article",
    "unbalanced_quote": "a quotation mark has no partner",
    "decode_replacement": "a byte could not be decoded",
    "undated": "no day of issue is given, printed or to be inferred",
    "ambiguous_date": "the day of issue can be read in two ways",
}

LAYERS = {"first_hand": "first-hand", "second_hand": "second-hand"}

SIGNAL_KINDS = {
    "priority": "put first",
    "title_choice": "titles used",
    "title_withheld": "title withheld",
    "name_withheld": "name withheld",
    "rank_order": "order of a list",
    "disclosure": "what is disclosed",
    "absence": "left out",
    "response_delay": "delay of the answer",
    "publication_delay": "delay of printing",
    "authority_level": "level of authority",
    "threat_level": "level of threat",
    "relationship_grade": "grade of the relation",
    "borrowed_voice": "others made to speak",
    "formula_new": "new formula",
    "formula_dropped": "formula dropped",
}

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MODS = {"START": "early", "MID": "mid", "END": "late"}
_AROUND = {
    "APPROX": "about ",
    "BEFORE": "before ",
    "AFTER": "after ",
    "ON_OR_BEFORE": "by ",
    "ON_OR_AFTER": "from ",
    "EQUAL_OR_LESS": "at most ",
    "EQUAL_OR_MORE": "at least ",
    "LESS_THAN": "less than ",
    "MORE_THAN": "more than ",
}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(.{1,12}))?$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_YEARLESS = re.compile(r"XXXX-(\d{2})(?:-(\d{2}))?$")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])$")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_REFS = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}


def rung_words(rung: str) -> str:
    """A rung in words; an unknown one by its id."""
    return RUNGS.get(rung, plain(rung) if "_" in rung else rung)


def plain(code: str) -> str:
    """A code of ours as words: `news_analysis` is "news analysis"."""
    return code.replace("_", " ").replace("-", " ")


def kind_words(kind: str) -> str:
    """A kind of signal in a word or two."""
    return SIGNAL_KINDS.get(kind, plain(kind))


def country(code: str, pack: Pack) -> str:
    """A country, people's bloc or other target by its usual name."""
    entry = pack.countries.get(code)
    if entry is not None and entry.forms:
        return entry.forms[0].removeprefix("the ").removeprefix("The ")
    return code


def date_words(value: str | None, mod: str | None = None) -> str:
    """A TIMEX3 value as people write it: `1 Jan 2026`, `mid-Dec 2025`, `2026`."""
    if not value:
        return "no date"
    if "/" in value:
        low, _, high = value.partition("/")
        return range_words(low, high)
    said = _REFS.get(value) or _duration(value) or _point(value)
    if mod in _MODS:
        return f"mid-{said}" if mod == "MID" and said[0].isupper() else f"{_MODS[mod]} {said}"
    return _AROUND.get(mod or "", "") + said


def range_words(start: str, end: str) -> str:
    """From one date to another, the year once where both share it."""
    low, high = _DAY.match(start), _DAY.match(end)
    if low and high and low[1] == high[1]:
        month = int(low[2])
        if 1 <= month <= 12 and low[2] == high[2]:
            return f"{int(low[3])}–{date_words(end)}"
        if 1 <= month <= 12:
            return f"{int(low[3])} {MONTHS[month - 1]} – {date_words(end)}"
    return f"{date_words(start)} – {date_words(end)}"


def _point(value: str) -> str:
    if (m := _DAY.match(value)) and 1 <= int(m[2]) <= 12:
        part = _PARTS.get((m[4] or "")[-2:], m[4] or "")
        return f"{int(m[3])} {MONTHS[int(m[2]) - 1]} {m[1]}" + (f", {part}" if part else "")
    if (m := _YEARLESS.match(value)) and 1 <= int(m[1]) <= 12:
        return f"{int(m[2])} {MONTHS[int(m[1]) - 1]}" if m[2] else MONTHS[int(m[1]) - 1]
    if m := _WEEKDAY.match(value):
        return f"a {WEEKDAYS[int(m[1]) - 1]}"
    if (m := _MONTH.match(value)) and 1 <= int(m[2]) <= 12:
        return f"{MONTHS[int(m[2]) - 1]} {m[1]}"
    if re.fullmatch(r"\d{3}", value):
        return f"the {value}0s"
    if re.fullmatch(r"\d{2}", value):
        return f"the {_ordinal(int(value) + 1)} century"
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{SEASONS[m[2]]} {m[1]}"
    if m := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
        return f"{'weekend of ' if m[3] else ''}week {int(m[2])} of {m[1]}"
    if m := re.fullmatch(r"(\d{4})-[HQ](\d)", value):
        unit = "half" if "H" in value else "quarter"
        return f"{unit} {m[2]} of {m[1]}"
    return value


def _ordinal(number: int) -> str:
    ending = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending}"


def _duration(value: str) -> str | None:
    m = re.fullmatch(r"P(T?)(\d{1,6}|X)([YMWDHS])", value)
    if m is None:
        return None
    unit = "minute" if m[1] and m[3] == "M" else "second" if m[3] == "S" else _UNITS[m[3]]
    if m[2] == "X":
        return f"some {unit}s"
    return f"{m[2]} {unit}{'' if m[2] == '1' else 's'}"


def issued_words(dated: Dated | None) -> tuple[str, str]:
    """The day of issue, and how it is known."""
    if dated is None:
        return "not stated", "no date is given, printed or to be inferred"
    basis: str = dated.basis
    if dated.latest:
        basis += f", at the latest {date_words(dated.latest)}"
    return date_words(dated.value), basis


def scale_words(scale: str) -> str:
    """A word scale's name as printed: `ICD203` is ICD 203."""
    return re.sub(r"(?<=[A-Za-z])(?=\d)", " ", scale)


def many(number: int, one: str, more: str | None = None) -> str:
    """A count with its noun: `1 title`, `4 titles`."""
    return f"{number} {one if number == 1 else more or one + 's'}"
