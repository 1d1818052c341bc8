"""What a name in a text can stand for."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A record that a name stands for: its kind (a folder of ``content/``, or ``terms``) and slug.

    ``post`` is the post by whose name a person was named ("the CC"), or empty.
    """

    kind: str
    slug: str
    post: str = field(default="", compare=False)

    def __hash__(self) -> int:
        """Return the slug's hash, which few targets share: they are looked up in every text."""
        return hash(self.slug)
