"""The library: an archive with its texts, and what they say together."""

from __future__ import annotations

# The kinds of records with a feed of their own, and what each is called there.
FOLLOWED = {"topics": "Topic", "people": "Person", "posts": "Post"}


STATUSES = {"scheduled": "announced", "held": "held", "cancelled": "cancelled"}
