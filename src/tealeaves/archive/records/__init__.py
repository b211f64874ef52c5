"""What people say of the findings: an append-only log, and what follows from it."""
