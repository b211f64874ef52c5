"""A process of its own that adds Korean reports and says after each batch what is safe.

    python -m tests.keep.adding ARCHIVE FIRST COUNT

Prints "ready" when it begins, then the number of each page as its batch is committed.
"""

import sys

from tealeaves.archive.store import Archive
from tealeaves.archive.write import Outcome
from tealeaves.keep.add import Reader, add
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.keep.made import NOW, korean


def told(written, tally):
    for piece in written:
        number = (piece.filing.where if isinstance(piece, Outcome) else piece.where).place
        print(number.removeprefix("line "), flush=False)
    sys.stdout.flush()


def main(path, first, count):
    reader = Reader(Lookup(load()))
    with Archive.open(path, create=True) as archive:
        print("ready", flush=True)
        items = (korean(n) for n in range(int(first), int(first) + int(count)))
        add(archive, items, reader, NOW, told)


if __name__ == "__main__":
    main(*sys.argv[1:])
