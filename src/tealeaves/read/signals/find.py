"""What an analyst would name from this text alone: signals that it states or that can be counted.

Compared signals need an archive and are not made here. The kinds are put out in an order that the
packs give for each kind of text, and no more than a reader takes in.
"""

from collections.abc import Iterator

from tealeaves.read.attitudes.reported import main_state
from tealeaves.read.found import Found
from tealeaves.read.genre import house, speaks_for
from tealeaves.read.signals.disclosure import find_authority_level, find_disclosure
from tealeaves.read.signals.scene import Scene
from tealeaves.read.signals.stated import find_stated
from tealeaves.read.signals.time import find_delays
from tealeaves.read.signals.titles import (
    find_names_withheld,
    find_rank_order,
    find_titles_used,
    find_titles_withheld,
)
from tealeaves.read.signals.weight import (
    find_absence,
    find_blame,
    find_links,
    find_priority,
    find_relations,
    find_restraint,
    find_threat,
    find_tone,
    find_treatment,
    find_voices,
)
from tealeaves.read.wording import undotted
from tealeaves.types import Signal

MOST = 8  # signals for a first-hand text
MOST_STATED = 16  # for a report, which states signals of several texts
COUNTED = (
    find_disclosure,
    find_delays,
    find_authority_level,
    find_titles_used,
    find_titles_withheld,
    find_rank_order,
    find_names_withheld,
    find_priority,
    find_restraint,
    find_absence,
    find_blame,
    find_threat,
    find_relations,
    find_tone,
    find_voices,
    find_links,
    find_treatment,
)
# kind of text: which order of the packs holds for it
ORDERS = {
    "press_statement": "statement",
    "joint_press_statement": "statement",
    "spokesperson_answer": "statement",
    "military_report": "statement",
    "white_paper": "commentary",
    "agency_commentary": "commentary",
    "analyst_article": "commentary",
    "leader_message": "message",
    "message_received_report": "message",
    "official_message_report": "message",
    "tribute_report": "message",
    "leader_meeting_report": "meeting",
    "meeting_report": "meeting",
    "reception_report": "meeting",
    "visit_report": "meeting",
    "leader_inspection_report": "visit",
    "leader_guidance_report": "visit",
    "leader_activity_report": "visit",
    "weapon_test_report": "test",
    "session_report": "session",
    "party_meeting_report": "session",
    "leader_speech": "speech",
    "leader_order": "speech",
    "foreign_support_digest": "digest",
    "news_report": "plain",
    "story": "plain",
    "culture_report": "plain",
}


def find_signals(found: Found) -> tuple[Signal, ...]:
    """The signals of one text, by the first place of their evidence."""
    scene = _scene(found)
    chosen = list(find_stated(scene))[:MOST_STATED] if scene.second_hand else _chosen(scene)
    return tuple(sorted(chosen, key=lambda s: min(span.start for span in s.evidence)))


def _scene(found: Found) -> Scene:
    article, pack = found.article, found.pack
    named = (*found.actors, *found.blocs)
    return Scene(
        found,
        plain=undotted(article.view.text),
        home=speaks_for(house(article, pack)),
        watched=main_state(article, named, found.people, found.statements, pack),
    )


def _chosen(scene: Scene) -> Iterator[Signal]:
    """The first of each kind in the order for this kind of text, then second ones, up to MOST."""
    name = f"signal-order-{ORDERS.get(scene.genre, 'any')}"
    order = scene.found.pack.words[name].forms if name in scene.found.pack.words else ()
    found = [one for find in COUNTED for one in find(scene)]
    ranked = [[one for one in found if one.kind == kind] for kind in order]
    firsts = [group[0] for group in ranked if group]
    seconds = [group[1] for group in ranked if len(group) > 1]
    yield from (firsts + seconds)[:MOST]
