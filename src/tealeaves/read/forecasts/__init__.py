"""What is said to come: forecasts, commitments, threats and demands."""
