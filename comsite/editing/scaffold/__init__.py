"""New files to begin with: single records, and a whole archive."""
