"""How much of hostile input is taken: every cap of the sources, in one place."""

MIB = 1 << 20

PAGE_CAP = 16 * MIB  # bytes of one page, unpacked
ROW_CAP = 2 * PAGE_CAP  # bytes of one row: JSON spells a Korean syllable with twice its bytes
FEED_CAP = PAGE_CAP  # bytes of one feed
FEED_TAGS = 200_000  # elements of one feed; its parser takes about 0.1 ms for each
RATIO_CAP = 300  # unpacked bytes for one packed byte; deflate cannot exceed 1,032, prose gives 4
RATIO_GRACE = 4 * MIB  # unpacked bytes that no ratio is asked of
XZ_MEMORY = 128 * MIB  # what one xz stream may ask for as its window
MEMBERS_CAP = 1_000_000  # members of one zip or tar
BAD_MEMBERS_CAP = 1000  # members refused by their headers before the file is given up
NAME_CAP = 65_536  # bytes of a member's name and its extra headers
HEADER_CAP = MIB  # bytes of the headers of one WARC record
FOLDER_DEPTH = 64  # folders within folders
SAMPLE_ROWS = 20  # rows that are looked at before a missing column is called missing
