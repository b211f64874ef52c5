"""Cells that a spreadsheet would take for a formula: made safe going out, freed coming in.

A safe cell is the cell with one apostrophe in front. `free(safe(cell)) == cell` for every cell,
also for one that has apostrophes of its own.
"""

import re

# What a spreadsheet skips before it looks for a formula: white space, marks, what nobody sees.
LEAD = "[\\s\\x00-\\x1f\\x7f\u200b-\u200f\u2060\ufeff\"'‘’“”«»`]"
FORMULA = re.compile(f"{LEAD}*[=+\\-@＝＋－＠]|'*[\\t\\r\\n]")
# hit: =1+1   @SUM(A1)   " -2   ＝1   '=1        near miss: a=1   — a dash   1-2


def safe(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet might run it."""
    if cell[:1].isalnum():  # nearly all cells, and quicker told
        return cell
    return "'" + cell if FORMULA.match(cell) else cell


def free(cell: str) -> str:
    """The cell as it was before `safe`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell, 1) else cell
