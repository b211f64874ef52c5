"""What came in on a day, beside what an ordinary day gives when read the same way."""
