"""What is kept: one SQLite file. The only place with SQL."""
