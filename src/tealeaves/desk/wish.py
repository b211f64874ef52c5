"""What somebody wants to add: a form's fields as a frozen wish, its files in a folder of ours."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from starlette.datastructures import FormData, UploadFile

from tealeaves.errors import ArchiveError
from tealeaves.sources.fields import Fields, Given
from tealeaves.sources.limits import PAGE_CAP

ADDRESSES = 50  # fetched in one add
NAME = 120  # characters of a file's name that are kept


@dataclass(frozen=True, slots=True)
class Wish:
    """One add. `files`: the name as it was uploaded, and where it lies in `folder`."""

    who: str
    given: Given
    pasted: bytes | None = None
    files: tuple[tuple[str, Path], ...] = ()
    folder: Path | None = None
    addresses: tuple[str, ...] = ()
    fields: Fields | None = None
    follow: bool = False

    def given_on(self, today: str) -> Given:
        """What is given for all pages, with the day on which it is asked."""
        return replace(self.given, today=today)

    @property
    def names(self) -> tuple[str, ...]:
        """What is added, for people."""
        pasted = ("pasted",) if self.pasted is not None else ()
        return (*pasted, *(name for name, _ in self.files), *self.addresses)

    @property
    def size(self) -> int:
        """Bytes that were uploaded; of what is fetched nothing is known before."""
        return len(self.pasted or b"") + sum(
            path.stat().st_size for _, path in self.files if path.exists()
        )


def wish_of(form: FormData, who: str) -> Wish:
    """The wish of a form, its files saved. Raises ArchiveError or SourceError for what is not to
    be taken, and then nothing is left on the disk."""
    said = {name: _text(form, name) for name in ("text", "url", "date", "outlet", "fields")}
    addresses = tuple(dict.fromkeys(_text(form, "addresses").split()))
    uploads = [one for one in form.getlist("files") if _is_file(one)]
    pasted = said["text"].encode("utf-8", "replace") if said["text"] else None
    _check(pasted, addresses, bool(uploads))
    alone = pasted is not None or len(uploads) == 1
    given = Given(
        _day(said["date"]), said["outlet"] or None, (said["url"] or None) if alone else None
    )
    fields = Fields.parse(said["fields"]) if said["fields"] else None
    folder, files = _saved(uploads) if uploads else (None, ())
    follow = form.get("follow") == "1"
    return Wish(who, given, pasted, files, folder, addresses, fields, follow)


def _is_file(one: Any) -> bool:
    return isinstance(one, UploadFile) and bool(one.filename)


def _text(form: FormData, name: str) -> str:
    given = form.get(name, "")
    return given.strip() if isinstance(given, str) else ""


def _check(pasted: bytes | None, addresses: tuple[str, ...], uploaded: bool) -> None:
    if pasted is None and not addresses and not uploaded:
        raise ArchiveError("nothing to add: paste a text, choose a file or give an address")
    if pasted is not None and len(pasted) > PAGE_CAP:
        raise ArchiveError(f"a text of more than {PAGE_CAP:,} bytes; split it")
    if len(addresses) > ADDRESSES:
        raise ArchiveError(f"more than {ADDRESSES} addresses at once; give them in parts")


def _day(given: str) -> str | None:
    if not given:
        return None
    try:
        return Date.fromisoformat(given).isoformat()
    except ValueError:
        raise ArchiveError(f"{given}: not a day; write YYYY-MM-DD") from None


def _saved(uploads: Iterable[Any]) -> tuple[Path, tuple[tuple[str, Path], ...]]:
    """The files under numbers in a new folder: a name of a browser never names a place here."""
    folder = Path(tempfile.mkdtemp(prefix="tealeaves-add-"))
    try:
        files = []
        for number, upload in enumerate(uploads):
            path = folder / str(number)
            with path.open("wb") as file:
                shutil.copyfileobj(upload.file, file)
            files.append((_name(upload.filename), path))
        return folder, tuple(files)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise ArchiveError(f"the upload cannot be kept: {error.strerror or error}") from None


def _name(given: str) -> str:
    """The last part of a name, whichever system it comes from."""
    name = PurePosixPath(PureWindowsPath(given).name).name
    return name[-NAME:] or "upload"
