"""Who leans which way towards whom, and in which loaded names."""
