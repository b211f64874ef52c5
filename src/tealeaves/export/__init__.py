"""What comes out of an archive, for spreadsheets, statistics, annotation tools and lakes."""
