"""Make new files for editors to begin with: single records, and a whole archive."""
