"""Taking down what was published: where it stands, what is done about it, and the proof."""
