"""A text against its precedents: no baseline, no signal."""
