"""Find texts: the index, the query language, filters, facets, snippets."""
