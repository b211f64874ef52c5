"""Rules for dates on the calendar: days, months, years, decades, centuries, numbers with marks.

Codes: M m month, D d number of a day, Y year, y '44, K decade, W w weekday, # numbers with marks,
J Juche, C era, h the, O of, j in, t to, 1 early, 2 late, 3 mid, 4 start, 5 end, H half.
"""

import re

from tealeaves.read.dates.hit import Found, Hit, Rules, full_year, mod_of, month_of, year_for
from tealeaves.read.dates.scene import day_of, year_value
from tealeaves.read.dates.words import DOUBTFUL_MONTHS, unit

WEEK = r"(?:[Ww]!?,?)?"
EDGE = r"(?:h?(?P<mod>[12](?:-|jh?)?|3(?:-|Oh?)?|[45]Oh?|5-|[rb]j))?"
JUCHE = r"(?:,?J[DN]<(?P<Y>Y)>|,?J(?P<J>[DN]))"

# A word of time that makes a bare month name a month: "in May", "since March", "late June".
LEADS = frozenset("ijIFtB&O")


def month_day(hit: Hit) -> Found | None:
    """ "July 16", "Sept. 13, 1950", "15 May", "January 15, Juche 114 (2025)"."""
    day = hit.number("D")
    if day is None or not 1 <= day <= 31:
        return None
    if _named_after(hit):
        return hit.nothing()
    number, year = month_of(hit), _printed_year(hit) or year_for(hit, month_of(hit), int(day))
    if hit.m.groupdict().get("C"):
        return hit.found(f"BC{int(year):04d}-{number:02d}-{int(day):02d}")
    if year == "XXXX":
        return hit.found(f"XXXX-{number:02d}-{int(day):02d}", mod_of(hit))
    exact = day_of(int(year), number, int(day))
    return hit.found(exact.isoformat(), mod_of(hit)) if exact else None


def second_day(hit: Hit) -> Found | None:
    """The 13 of "September 12 and 13", which has only the number."""
    month, day = hit.scene.month, hit.number("D")
    exact = month and day_of(month[0], month[1], int(day or 0))
    return Found(hit.m.end() - 1, hit.m.end(), "DATE", exact.isoformat()) if exact else None


def days_range(hit: Hit) -> Found | None:
    """ "June 25-July 27", "Sept 21-22", "May 4 to May 20, 2024"."""
    first, last = hit.number("D"), hit.number("E")
    if first is None or last is None:
        return None
    start_month = month_of(hit)
    end_month = month_of(hit, "N") if hit.m["N"] else start_month
    year = _printed_year(hit) or year_for(hit, start_month, int(first))
    if year == "XXXX":
        return hit.found(f"XXXX-{start_month:02d}-{first:02.0f}/XXXX-{end_month:02d}-{last:02.0f}")
    begin_year = int(year)
    if _printed_year(hit) and end_month < start_month:
        begin_year -= 1
    end_year = begin_year + (end_month < start_month)
    if hit.m.groupdict().get("X"):
        begin_year = int(hit.word("X") or 0)
        end_year = int(year)
    begin = day_of(begin_year, start_month, int(first))
    end = day_of(end_year, end_month, int(last))
    if begin is None or end is None or end <= begin:
        return None
    return hit.found(f"{begin.isoformat()}/{end.isoformat()}")


def month_year(hit: Hit) -> Found | None:
    """ "June 2019", "early January 1942", "the end of September, 1940", "April 480 BC"."""
    year = _printed_year(hit)
    if year is None:
        return None
    value = f"{year}-{month_of(hit):02d}"
    return hit.found(("BC" if hit.m["C"] else "") + value, mod_of(hit))


def months_range(hit: Hit) -> Found | None:
    """ "June-July 2024", "March 1942–May 1943"."""
    start, end = month_of(hit), month_of(hit, "N")
    year = _printed_year(hit) or year_for(hit, start, 0)
    if year == "XXXX":
        return None
    first = hit.word("X") or str(int(year) - (end < start))
    return hit.found(f"{first}-{start:02d}/{year}-{end:02d}")


def bare_month(hit: Hit) -> Found | None:
    """A month without a year: "in December", "late July", "the December plenum"."""
    if not _is_month(hit):
        return None
    number = month_of(hit)
    return hit.found(f"{year_for(hit, number, 0)}-{number:02d}", mod_of(hit))


def _is_month(hit: Hit) -> bool:
    word = hit.word("M") or ""
    led = hit.before() in LEADS or hit.m["mod"] is not None or hit.before() in "xXleg,-"
    if hit.code("M") == "m":
        return False
    if word.lower() == "may" and hit.next() not in ",!><;&-'_" and hit.next():
        led = led and hit.before() in LEADS
    if word.lower() in DOUBTFUL_MONTHS:
        name = hit.next() == "=" and hit.before() not in tuple("ijF") and hit.m["mod"] is None
        if word.lower() in ("may", "march"):
            return bool(led) and hit.before() not in ("h", "") and not name
        sentence = hit.before() == "h" or hit.next() in ("_", ",", "", "'", "!")
        return (bool(led) or sentence) and not name
    return hit.next() != "=" or bool(led) or hit.before() == "h" or hit.heading


def _named_after(hit: Hit) -> bool:
    """A street, hostel or factory named for a day: "the April 25 Hostel"."""
    if hit.m.groupdict().get("Y") or hit.m.groupdict().get("J") or hit.next() != "=":
        return False
    if hit.before() in tuple(",;:"):
        return hit.next(1) == "="
    return hit.before() not in tuple("IFtBi&<") and hit.before() != ""


def bare_year(hit: Hit) -> Found | None:
    """A year, "1975", "early 1941", "the end of 2024"; no count, no serial number."""
    word = hit.word("Y") or ""
    year = full_year(word, hit.scene.issue.year if hit.scene.issue else None)
    if hit.m["C"]:
        return hit.found(
            f"BC{year:04d}" if "b" in hit.tokens.word(hit.m.end() - 1).lower() else f"{year:04d}"
        )
    if hit.m["mod"] is None and hit.m["U"] is None and not _is_year(hit, year):
        return None
    if hit.word("U") == "Year" and hit.word_before() == "new":
        return hit.nothing()
    if hit.m["U"] is not None and unit(hit.word("U") or "") != "Y":
        return None
    return hit.found(year_value(year), mod_of(hit))


COUNTED = re.compile(r"[a-z]{2,}(?:s|men|women|people|tons?|km|kg)")
NOT_COUNTED = frozenset("was has is its as this does across towards afterwards versus plus".split())
NUMBERED = frozenset(
    "unit serial no number flight room resolution order article page highway route boeing model "
    "about some nearly over almost than least to-the".split()
)


def _is_year(hit: Hit, year: int) -> bool:
    led = hit.before() in LEADS or hit.word_before() in ("year", "years", "early", "late")
    led = led or (hit.before() == "<" and hit.next() == ">")
    led = led or (hit.before() == "h" and hit.next() == "_")
    if hit.next() == ":" and not hit.before():
        return True
    if (hit.before() in tuple("h=O;") or hit.word_before() == "for") and hit.next() == "=":
        return False
    if hit.before() == "-" and hit.before(2) in ("_", "="):
        return False  # "the 2026 New Year Celebration"
    if hit.before() in ("~", "/", "N", "D", "q", "n") or hit.word_before() in NUMBERED:
        return False
    if hit.word_before() in "$€£#₩" and hit.word_before():
        return False
    if hit.before() == "%" and year % 100 == 0:
        return False
    if hit.before() == "a" and hit.next() != "_":
        return False
    following = hit.next_word()
    if hit.next() in ("U", "N", "D", "Y", "/", ":"):
        return False
    counted = COUNTED.fullmatch(following) and following not in NOT_COUNTED
    if counted and hit.before() != "h" and (not led or year % 50 == 0):
        return False
    if hit.heading and hit.next() == "=" and not led:
        return False
    return led if not 1900 <= year <= 2099 else led or hit.before() != "="


def short_year(hit: Hit) -> Found | None:
    """ "'99", after a word of time only."""
    if hit.before() not in LEADS and hit.m["mod"] is None:
        return None
    issue = hit.scene.issue
    return hit.found(
        year_value(full_year(hit.word("Y") or "", issue.year if issue else None)), mod_of(hit)
    )


def years_range(hit: Hit) -> Found | None:
    """ "1939-1945", "1914-18", "2012-13"."""
    first, last = int(hit.word("Y") or 0), hit.word("E") or ""
    if not 1000 <= first <= 2199 or len(last) not in (2, 4):
        return None
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end <= first + 400:
        return None
    return hit.found(f"{first:04d}/{end:04d}")


def years_before_christ(hit: Hit) -> Found | None:
    """ "499-493 BC"."""
    first, last = hit.number("Y") or 0, hit.number("E") or 0
    if not 9999 >= first > last >= 1 or "b" not in hit.tokens.word(hit.m.end() - 1).lower():
        return None
    return hit.found(f"BC{first:04.0f}/BC{last:04.0f}")


def decade(hit: Hit) -> Found | None:
    """ "the 1960s" is 196, "the late 1980s", "the '60s"."""
    word = (hit.word("K") or "").lstrip("'’")
    digits = word[:-2] if len(word) > 3 else "19" + word[0]
    return hit.found(digits, mod_of(hit))


def century(hit: Hit) -> Found | None:
    """ "the 19th century" is 18."""
    number = hit.number("o")
    if number is None or unit(hit.word("U") or "") != "CE" or not 1 <= number <= 30:
        return None
    if hit.m["C"] and "b" in hit.tokens.word(hit.m.end() - 1).lower():
        return hit.found(f"BC{number - 1:02.0f}", mod_of(hit))
    return hit.found(f"{number - 1:02.0f}", mod_of(hit))


def juche_year(hit: Hit) -> Found | None:
    """ "Juche 113 (2024)", "Juche 113": 1911 and so many years."""
    printed = _printed_year(hit)
    return hit.found(printed)


def half_of_year(hit: Hit) -> Found | None:
    """ "the second half of 2008" is 2008-H2; of a month, START or END."""
    second = hit.code("half") == "L" or (hit.word("half") or "").lower() == "second"
    if not second and (hit.word("half") or "").lower() != "first":
        return None
    if hit.m["M"]:
        number = month_of(hit)
        year = hit.word("Y") or year_for(hit, number, 0)
        return hit.found(f"{year}-{number:02d}", "END" if second else "START")
    return hit.found(f"{hit.word('Y')}-H{2 if second else 1}")


def edge_of_period(hit: Hit) -> Found | None:
    """ "the last week of August", "the first months of 2024": the period, END or START."""
    word = (hit.word("edge") or "").lower()
    if word not in ("last", "first", "final") or unit(hit.word("U") or "").startswith("T"):
        return None
    mod = "START" if word == "first" else "END"
    if hit.m["M"] is None:
        return hit.found(hit.word("Y"), mod)
    number = month_of(hit)
    return hit.found(f"{hit.word('Y') or year_for(hit, number, 0)}-{number:02d}", mod)


def quarter_of_year(hit: Hit) -> Found | None:
    """ "the third quarter of 2024"."""
    number = hit.number("o")
    if unit(hit.word("U") or "") != "Q" or number not in (1, 2, 3, 4):
        return None
    return hit.found(f"{hit.word('Y')}-Q{number:.0f}")


def _printed_year(hit: Hit) -> str | None:
    groups = hit.m.groupdict()
    if groups.get("Y"):
        word = hit.word("Y") or ""
        return year_value(full_year(word, hit.scene.issue.year if hit.scene.issue else None))
    if groups.get("J"):
        count = int(hit.number("J") or 0)
        return year_value(1911 + count) if 1 <= count <= 200 else None
    return None


MONTH = r"(?P<M>[Mm])!?"
DAY = r"(?P<D>[Dd]|o(?=O))"
YEAR = r"(?:[,O]?(?P<Y>[Yy])(?!U))"
RULES: Rules = (
    (
        "Mm",
        (
            (re.compile(rf"{WEEK}{EDGE}{MONTH}h?(?P<D>[Dd])(?:{YEAR}|)(?P<C>C)?"), month_day),
            (re.compile(rf"{WEEK}{EDGE}{MONTH}h?(?P<D>[Dd]){JUCHE}"), month_day),
            (re.compile(rf"{WEEK}h?{DAY}O?(?P<M>[Mm])(?:!?{YEAR})?(?P<C>C)?"), month_day),
            (re.compile(r"(?<=[Mm][Dd]&)(?P<D>[Dd])(?![U=n%:/])"), second_day),
            (
                re.compile(
                    rf"{MONTH}(?P<D>[Dd])(?:,?(?P<X>Y))?[-t](?:(?P<N>[Mm])!?)?(?P<E>[Dd]){YEAR}?"
                ),
                days_range,
            ),
            (
                re.compile(
                    rf"h?(?P<D>[Dd])[-t]h?(?P<E>[Dd])O?(?P<M>[Mm])(?P<N>(?!))?(?:!?{YEAR})?"
                ),
                days_range,
            ),
            (
                re.compile(
                    rf"(?P<D>[Dd]){MONTH}(?:,?(?P<X>Y))?[-t](?P<E>[Dd])(?P<N>[Mm])(?:!?{YEAR})?"
                ),
                days_range,
            ),
            (re.compile(rf"{EDGE}{MONTH}(?:,|O|Oh)?(?P<Y>[Yy])(?!U)(?P<C>)"), month_year),
            (re.compile(rf"{EDGE}{MONTH}(?P<Y>[NYD])(?P<C>C)"), month_year),
            (re.compile(rf"{EDGE}{MONTH}{JUCHE}(?P<C>(?!))?"), month_year),
            (re.compile(r"(?P<mod>(?!))?(?P<Y>Y)(?P<M>M)(?![Dd,])(?P<C>(?!))?"), month_year),
            (re.compile(rf"{MONTH}(?P<X>Y)?-(?P<N>[Mm])(?:!?(?P<Y>Y))?"), months_range),
            (re.compile(rf"{EDGE}(?P<M>[Mm])"), bare_month),
        ),
    ),
    (
        "Y",
        (
            (re.compile(rf"{EDGE}(?:h?(?P<U>U))?(?P<Y>Y)(?P<C>C)?"), bare_year),
            (re.compile(r"(?P<Y>Y)-(?P<E>[YDN])"), years_range),
            (re.compile(r"h?(?P<o>[do])(?P<U>U)O?(?P<Y>Y)"), quarter_of_year),
        ),
    ),
    (
        "C",
        (
            (re.compile(r"(?P<Y>[NYD])[-t](?P<E>[NYD])C"), years_before_christ),
            (re.compile(rf"{EDGE}(?P<U>(?!))?(?P<Y>[NYD])(?P<C>C)"), bare_year),
        ),
    ),
    (
        "y",
        ((re.compile(rf"{EDGE}(?P<Y>y)"), short_year),),
    ),
    (
        "K",
        ((re.compile(rf"{EDGE}h?(?:(?P<mod2>[123])-?)?(?P<K>K)"), decade),),
    ),
    (
        "U",
        (
            (
                re.compile(r"h(?P<edge>[lo])(?:n|[ND]|q)?(?P<U>U)O(?:(?P<M>M)(?:,?(?P<Y>Y))?)"),
                edge_of_period,
            ),
            (
                re.compile(r"h(?P<edge>[lo])(?:n|[ND]|q)?(?P<U>U)O(?P<M>(?!))?(?P<Y>Y)"),
                edge_of_period,
            ),
            (re.compile(rf"{EDGE}h?(?P<o>[do])-?(?P<U>U)(?P<C>C)?"), century),
        ),
    ),
    (
        "J",
        ((re.compile(r"J[DN]<(?P<Y>Y)>|J(?P<J>[DN])"), juche_year),),
    ),
    (
        "H",
        (
            (re.compile(r"h?(?P<half>[oL])HO(?:(?P<M>M)(?:,?(?P<Y>Y))?)"), half_of_year),
            (re.compile(r"h?(?P<half>[oL])HO(?P<M>(?!))?(?P<Y>Y)"), half_of_year),
        ),
    ),
)
