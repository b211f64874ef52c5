"""`python -m tealeaves` is the command line."""

from tealeaves.cli import main

main()
