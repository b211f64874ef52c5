"""Where the shared texts lie: `../shared` beside the checkout, or TEALEAVES_SHARED.

They are not ours to copy; a test that needs them reads them there, and skips where they are not.
"""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("TEALEAVES_SHARED", Path(__file__).parents[2] / "shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(),
    reason="the shared texts are not here; set TEALEAVES_SHARED to their folder",
)
