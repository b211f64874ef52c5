"""From sources into the archive: read in workers, written by one."""
