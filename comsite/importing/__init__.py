"""Import documents: read them, recognise their records, write content files."""
