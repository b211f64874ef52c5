"""What can go wrong, each said in one line with its place and remedy."""


class TealeavesError(Exception):
    """Root of every error that tealeaves raises on purpose; its text is one line for a person."""


class PackError(TealeavesError):
    """A pack entry is faulty: `offices.toml:41: 'rank' is missing; give a whole number`."""


class PageError(TealeavesError):
    """A page cannot be read or decoded."""


class ArchiveError(TealeavesError):
    """An archive cannot be opened, read or written."""


class SpanError(TealeavesError):
    """A span is empty or lies outside its text."""


class SourceError(TealeavesError):
    """A source breaks off, is damaged, or unpacks to more than is allowed."""


class LedgerError(TealeavesError):
    """An entry of the ledger is not there, or a step with it is not possible."""
