"""Who is made to say what: bodies, quotations, reported speech, and whose it is."""
