"""When and where somebody spoke: `on Monday`, `in a statement`, `during the talks`."""

import re

TIMES = re.compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:today|yesterday|tomorrow)$|^(?:january|"
    r"february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|"
    r"aug|sept?|oct|nov|dec)\.?$|^(?:19|20)\d\d$|^(?:week|month|year|morning|evening|afternoon|"
    r"night)$",
    re.I,
)
OCCASIONS = frozenset(
    {
        "statement",
        "interview",
        "speech",
        "message",
        "letter",
        "talk",
        "talks",
        "address",
        "briefing",
        "conference",
        "article",
        "report",
        "tweet",
        "post",
        "meeting",
        "call",
        "telegram",
        "behalf",
        "communique",
        "commentary",
    }
)
