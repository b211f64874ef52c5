"""Cells that a spreadsheet would take for a formula: made safe going out, freed coming in.

A safe cell is the cell with one apostrophe in front. `free(safe(cell)) == cell` for every cell,
also for one that has apostrophes of its own.
"""

import re

# What a spreadsheet skips before it looks for a formula: white space, marks, what nobody sees.
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff"
)
LEAD = f"[\\s\\x00-\\x1f\\x7f-\\x9f{UNSEEN}\"'‘’“”«»`]"
SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫−"
FORMULA = re.compile(f"{LEAD}*[{SIGNS}]|'*[\\t\\r\\n]")
FILLERS = "\u115f\u1160\u3164\uffa0"  # letters that nobody sees
# hit: =1+1   @SUM(A1)   " -2   ＝1   '=1        near miss: a=1   — a dash   1-2


def safe(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet might run it."""
    if cell[:1].isalnum() and cell[0] not in FILLERS:  # nearly all cells, and quicker told
        return cell
    return "'" + cell if FORMULA.match(cell) else cell


def free(cell: str) -> str:
    """The cell as it was before `safe`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell, 1) else cell
