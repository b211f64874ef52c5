"""What the text presents as having happened or coming."""
