"""From a document to content files: what was read, what was understood, and what to write."""
