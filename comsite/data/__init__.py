"""Open data: the JSON beside each page, tables, Popolo, and the schema of each."""
