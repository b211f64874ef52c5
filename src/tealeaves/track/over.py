"""One key over another: of the texts that name either, how many name the first."""

from dataclasses import replace

from tealeaves.archive.store import Archive
from tealeaves.errors import ArchiveError
from tealeaves.track.ask import Ask
from tealeaves.track.keys import Key
from tealeaves.track.series import Track, track


def over(archive: Archive, ask: Ask, other: str) -> tuple[Track, Key]:
    """The track of the one key asked for over another, and that other key.

    A text that names both counts on both sides. Raises ArchiveError for other than one key, for
    names nobody has, and of mentions.
    """
    if len(ask.keys) != 1:
        raise ArchiveError(f"--over {other}: takes one --key, as in `--key RUS --over CHN`")
    if ask.mentions:
        raise ArchiveError(f"--over {other}: goes by texts; leave --count, or give share or texts")
    first, second = track(archive, ask), track(archive, replace(ask, keys=(other,)))
    if first.keys == second.keys:
        raise ArchiveError(f"--over {other}: is the key itself")
    of = first.texts[0] + second.texts[0]
    return replace(first, of=of, undated=0, coarse=0), second.keys[0]
