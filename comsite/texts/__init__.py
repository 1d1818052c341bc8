"""Markdown becomes numbered paragraphs, actions, mentions, statements and HTML."""
