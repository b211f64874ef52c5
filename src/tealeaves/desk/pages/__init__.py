"""One module a page of the desk: its addresses, what it asks the archive, its template."""
