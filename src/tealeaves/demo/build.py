"""The demo in a folder: the pack, the pages, the key to what was planted, and the archive."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tealeaves.archive.store import Archive
from tealeaves.demo.names import pack_folder
from tealeaves.demo.plan import Text
from tealeaves.demo.press import Press
from tealeaves.errors import ArchiveError
from tealeaves.keep.add import Reader, Tally, add
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tealeaves.sources.paths import items


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the parts of a demo lie."""

    root: Path

    @property
    def pack(self) -> Path:
        """The invented country's pack."""
        return self.root / "pack"

    @property
    def pages(self) -> Path:
        """All texts, a row of JSON each."""
        return self.root / "press.jsonl"

    @property
    def archive(self) -> Path:
        """The archive of the texts."""
        return self.root / "demo.tea"

    @property
    def page(self) -> Path:
        """The last changed text as a page."""
        return self.root / "page.txt"

    @property
    def key(self) -> Path:
        """The planted changes, a line each."""
        return self.root / "changes.tsv"


def lay_out(folder: Folder, made: Press) -> None:
    """Write everything but the archive. Raises ArchiveError where another demo lies there."""
    rows = "".join(json.dumps(row_of(text), ensure_ascii=False) + "\n" for text in made.texts)
    try:
        if folder.pages.exists() and folder.pages.read_text("utf-8") != rows:
            raise ArchiveError(f"{folder.root}: holds another demo; give another folder")
        folder.root.mkdir(parents=True, exist_ok=True)
        shutil.copytree(pack_folder(), folder.pack, dirs_exist_ok=True)
        folder.key.write_text(_key(made), "utf-8")
        folder.page.write_text(page_of(_shown(made)), "utf-8")
        folder.pages.write_text(rows, "utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ArchiveError(f"{folder.root}: {reason}; give another folder") from None


def build(
    folder: Folder, now: str, workers: int, told: Callable[[Tally], None] = lambda tally: None
) -> Tally:
    """Read the laid-out texts into the archive; what is there already is passed over."""
    packs = (folder.pack,)
    reader = Reader(Lookup(load(packs)), packs, workers)
    with Archive.open(folder.archive, create=True) as archive:
        found = items([str(folder.pages)])
        return add(archive, found, reader, now, lambda _, tally: told(tally))


def row_of(text: Text) -> dict[str, object]:
    """A text as its publisher's record."""
    return {
        "title": text.title,
        "date": text.plan.day.isoformat(),
        "outlet": text.plan.outlet,
        "url": text.url,
        "topics": list(text.plan.topics),
        "text": text.body,
    }


def page_of(text: Text) -> str:
    """A text as a page of its own."""
    return f"{text.title}\n\n{text.body}\n"


def _shown(made: Press) -> Text:
    """The last changed text; without any change the last one."""
    last = made.changes[-1].text if made.changes else made.texts[-1].plan.id
    return next(text for text in made.texts if text.plan.id == last)


def _key(made: Press) -> str:
    """The planted changes as lines with tabs."""
    texts = {text.plan.id: text for text in made.texts}
    lines = ["date\taddress\tkind\tabout\twas\tnow"]
    for change in made.changes:
        text = texts[change.text]
        about = " ".join(change.about) or "–"
        cells = (text.plan.day.isoformat(), text.url, change.kind, about, change.was, change.now)
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"
