"""What happened and what is coming: events read from pages, occasions of the packs."""
