"""The search index, and the words that the search page knows."""
