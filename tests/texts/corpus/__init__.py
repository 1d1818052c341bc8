"""Invented minutes in which a reader has marked every person."""
