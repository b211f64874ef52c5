"""Where pages come from: files, folders, tables, packed archives, feeds and addresses."""
