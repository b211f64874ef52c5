"""What an analyst would name first, from one text alone."""
