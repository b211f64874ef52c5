"""What an analysis claims about controlled texts, tested against the archive's own."""
