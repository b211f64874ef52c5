"""Mentions of states and blocs, places named as places, and media named in the text."""
