"""What an archive's texts name over time, and where that changed."""
