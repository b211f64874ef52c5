"""The archive as tables of rows, and as Arrow."""
