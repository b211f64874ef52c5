"""What only a comparison with other texts asks of a text."""
