"""What a page was before, and which pages copy each other."""
