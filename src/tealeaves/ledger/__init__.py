"""Forecasts on record: proposed from readings, taken up by people, due, resolved, scored."""
