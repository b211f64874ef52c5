"""Who is named or given an office: names, titles, holders, attendance lists."""
