"""Turn Markdown into numbered paragraphs, actions, mentions, statements and HTML."""
