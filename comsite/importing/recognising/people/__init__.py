"""People in lists, tables and lines, and who they are on record."""
