"""Keep the file sound: check, repair, back up, move on to a newer schema."""
