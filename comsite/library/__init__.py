"""What records and texts say together, each worked out once."""
