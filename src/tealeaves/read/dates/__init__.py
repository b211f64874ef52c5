"""Time expressions and their values, and the day of issue worked out from the text."""
