"""Notes of a meeting: opening lines, items, actions."""
