"""A static site generator for public meeting archives."""
