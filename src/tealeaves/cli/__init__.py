"""The command line: each verb takes its input apart, makes one call and prints.

Nothing heavy is imported before a verb needs it: `tealeaves --help` must be quick.
"""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from tealeaves.cli.app import app

    try:
        app(standalone_mode=True)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:  # `tealeaves read … | head`
        sys.stderr.close()
        sys.exit(141)
